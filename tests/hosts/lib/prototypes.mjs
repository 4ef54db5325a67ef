/** What Prototype 1.6 and its age did to the language, each thing of it. Runs in the page. */
export function oldPrototypes() {
  for (const name of ['each', 'include', 'clone', 'remove', 'inject', 'toJSON2']) {
    Array.prototype[name] = function () {};
    String.prototype[name] = function () {};
    Function.prototype[name] = function () {};
    Object.prototype[`own_${name}`] = function () {};
  }
  Array.from = function (item) {
    if (!item) return [];
    const made = [];
    for (let i = 0; i < item.length; i++) made.push(item[i]);
    return made;
  };
  Array.prototype.reduce = function () {
    return this.length > 1 ? this : this[0];
  };
  const plain = Element.prototype.remove;
  Element.prototype.hide = function () {
    plain.call(this);
  };
  window.$ = window.$$ = () => null;
}
