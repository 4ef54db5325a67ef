// A screenshot with fewer bytes: the browser's PNG of 24 bits a pixel → the same picture with a palette of 256 colours. A drawing of
// letters and flat shapes has few colours that count; the rest are shades at their edges, which the nearest one stands for unseen.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from("89504e470d0a1a0a", "hex");

function chunks(png) {
  const found = [];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) });
  }
  return found;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const head = Buffer.alloc(4);
  const tail = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** The Paeth predictor of the PNG specification. */
function nearest(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The pixels, three bytes each: every line is taken out of the filter it was written with. */
function pixels(png) {
  const all = chunks(png);
  const head = all[0].data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = { 2: 3, 6: 4 }[head[9]];
  if (head[8] !== 8 || !step || head[12] !== 0) throw new Error("a PNG of another form than browsers write");
  const data = inflateSync(Buffer.concat(all.filter(({ type }) => type === "IDAT").map((one) => one.data)));
  const line = width * step;
  const raw = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x < step ? 0 : raw[at - step];
      const up = y === 0 ? 0 : raw[at - line];
      const corner = x < step || y === 0 ? 0 : raw[at - line - step];
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
      raw[at] = data[y * (line + 1) + 1 + x] + guess;
    }
  }
  const colours = Array.from({ length: width * height }, (_, pixel) => raw.readUIntBE(pixel * step, 3));
  return { width, height, colours };
}

/** The same picture with the 256 colours that occur most. */
export function withPalette(png) {
  const { width, height, colours } = pixels(png);
  const count = new Map();
  for (const colour of colours) count.set(colour, (count.get(colour) || 0) + 1);
  const palette = [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || a - b).slice(0, 256);
  const part = (colour, shift) => (colour >> shift) & 255;
  const far = (one, two) => [16, 8, 0].reduce((sum, shift) => sum + (part(one, shift) - part(two, shift)) ** 2, 0);
  const places = new Map([...count.keys()].map((colour) => [colour, palette.reduce((best, other, place) => (far(colour, other) < far(colour, palette[best]) ? place : best), 0)]));
  const lines = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, pixel) => {
    lines[pixel + Math.floor(pixel / width) + 1] = places.get(colour);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [part(colour, 16), part(colour, 8), part(colour, 0)]));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", table), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
