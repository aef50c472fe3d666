/**
 * Links beside a pad: what else one does about this student; only with a network.
 * @param {Pack} pack @param {Target} target
 * @returns {HTMLAnchorElement[]}
 */
export function recorderLinks(pack, target) {
  return (pack.beside ?? []).map(({ label, url }) => {
    const link = document.createElement("a");
    link.className = "btn btn-secondary";
    link.href = `${url}?target=${target.id}`;
    link.textContent = label;
    return link;
  });
}
