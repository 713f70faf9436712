/**
 * Runs in the first HTML, before any other script: lets React change a page that a browser has translated. A translator
 * puts a `<font>` in the place of each text, or around it. React holds on to the text it has made, so it would write into
 * a text that is on no page, and fail where it removes one or puts something before it. Here those few operations find
 * what stands in for the text: a text that changes goes back into its place, where the translator finds it anew.
 * It may use nothing from outside of itself: the page carries its text.
 */
export function followTranslators(): void {
  const { insertBefore, appendChild, removeChild, replaceChild } = Node.prototype;
  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue');
  /** By what was replaced, what stands in its place. */
  const standIns = new WeakMap<Node, Node>();
  /** Of those that were put beside a text, and stand in for none yet. */
  const fresh = new WeakSet<Node>();
  /** Texts of the page that now lie in a `<font>`; the texts of translators are not among them. */
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

  /** The node itself where it is on the page, else what stands in for it. */
  function standing(node: Node): Node | null {
    note(observer.takeRecords());
    let found: Node | undefined = node;
    for (let hops = 0; found && !found.parentNode && hops < 9; hops += 1) found = standIns.get(found);
    return found?.parentNode ? found : null;
  }

  /** With every `<font>` that is around it and around nothing else. */
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

  /** A text that changes or moves: what the translator made of it goes. */
  function putBack(text: Node) {
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
      if (!this.parentNode || isFont(this.parentNode)) putBack(this);
      value?.set?.call(this, text);
    },
  });
}
