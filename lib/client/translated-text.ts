/**
 * Runs in the first HTML, before any other script. It lets React change a page that a browser has translated. A
 * translator replaces each text with a `<font>` or wraps it in one. React keeps the text node that it created, so it
 * would write into a detached node, and throw when it removes a node or inserts before it. These functions find the
 * replacement of a text node: a text that changes is put back into its place, where the translator finds it again. The
 * function must not use anything from outside, because its source text is inlined into the page.
 */
export function followTranslators(): void {
  const { insertBefore, appendChild, removeChild, replaceChild } = Node.prototype;
  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue');
  /** Maps a replaced node to its replacement. */
  const standIns = new WeakMap<Node, Node>();
  /** `<font>` nodes that were added beside a text and do not replace one yet. */
  const fresh = new WeakSet<Node>();
  /** Text nodes of the page that are now inside a `<font>`. The translator's own texts are not included. */
  const wrapped = new WeakSet<Node>();

  const isFont = (node: Node | null | undefined): node is Node => node?.nodeName === 'FONT';
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE;

  function note(records: readonly MutationRecord[]) {
    for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      const [added] = addedNodes;
      for (const node of addedNodes) {
        standIns.delete(node);
        if (isFont(node)) fresh.add(node);
      }
      for (const node of removedNodes) {
        if (!isText(node) && !isFont(node)) continue;
        if (isText(node) && !isFont(target)) wrapped.add(node);
        const beside = [added, previousSibling, nextSibling].find((each) => each && fresh.has(each));
        const next = beside ?? (isFont(node) ? added : undefined);
        if (!next || next === node || next.contains(node)) continue;
        standIns.set(node, next);
        fresh.delete(next);
      }
    }
  }
  const observer = new MutationObserver(note);
  observer.observe(document, { childList: true, subtree: true });

  /** The node itself if it is in the document, else its replacement. */
  function standing(node: Node): Node | null {
    note(observer.takeRecords());
    let found: Node | undefined = node;
    for (let hops = 0; found && !found.parentNode && hops < 9; hops += 1) found = standIns.get(found);
    return found?.parentNode ? found : null;
  }

  /** The outermost `<font>` around the node that contains nothing else. */
  function whole(node: Node): Node {
    let outer = node;
    while (isFont(outer.parentNode) && outer.parentNode.childNodes.length === 1) outer = outer.parentNode;
    return outer;
  }

  function childOf(parent: Node, node: Node): Node | null {
    let found = standing(node);
    while (found && found.parentNode !== parent) found = isFont(found.parentNode) ? found.parentNode : null;
    return found;
  }

  const isTranslated = (node: Node) =>
    isText(node) && (standIns.has(node) || (wrapped.has(node) && isFont(node.parentNode)));

  function take(node: Node) {
    const found = standing(node);
    const outer = found && (found === node && !wrapped.has(node) ? node : whole(found));
    if (outer?.parentNode) removeChild.call(outer.parentNode, outer);
    standIns.delete(node);
  }

  /** Call when a text changes or moves. Removes the translation of it. */
  function restore(text: Node) {
    const found = standing(text);
    const outer =
      found && (found !== text || (wrapped.has(text) && isFont(text.parentNode))) ? whole(found) : null;
    if (outer && outer !== text && outer.parentNode) replaceChild.call(outer.parentNode, text, outer);
    standIns.delete(text);
  }

  Node.prototype.removeChild = function removeTranslated<Child extends Node>(child: Child): Child {
    if (child.parentNode !== this && (standing(child) !== child || isFont(child.parentNode))) take(child);
    else removeChild.call(this, child);
    return child;
  };
  Node.prototype.insertBefore = function insertTranslated<Child extends Node>(
    node: Child,
    before: Node | null,
  ): Child {
    if (isTranslated(node)) take(node);
    const isGone = before !== null && before.parentNode !== this;
    const place = isGone ? childOf(this, before) : before;
    insertBefore.call(this, node, isGone && !place && standing(before) === before ? before : place);
    return node;
  };
  Node.prototype.appendChild = function appendTranslated<Child extends Node>(node: Child): Child {
    if (isTranslated(node)) take(node);
    appendChild.call(this, node);
    return node;
  };
  Object.defineProperty(Text.prototype, 'nodeValue', {
    ...value,
    set(text: string | null) {
      if (!this.parentNode || isFont(this.parentNode)) restore(this);
      value?.set?.call(this, text);
    },
  });
}
