// Where the selection stands in the directive's text, in characters as the server counts them (code points, not UTF-16 units).
const length = (text) => [...text].length;

function offset(node, at) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, at);
  return Number(paragraph.dataset.start) + length(before.toString());
}

/** {start, end, text} of the selection or the caret when it is in the text; null elsewhere. */
export function offsets() {
  const selection = getSelection();
  if (!selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null ? null : { start, end, text: selection.toString() };
}
