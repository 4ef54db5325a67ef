/** Text without marks: small Latin letters, figures, single spaces, as in a name typed on any keyboard. Full edition only. */
export function plain(text: string): string {
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u0111\u0110]/g, 'd').toLowerCase();
  return bare.replace(/[^a-z0-9]+/g, ' ').trim();
}
