"""axe-core in the page: what it finds against the accessibility of what is shown."""

from playwright.sync_api import Page

from tests.tools import require

_RUN = """async (where) => {
  const { violations } = await axe.run(where ?? document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}"""


def found_by_axe(page: Page, where: str | None = None) -> list[str]:
    """Return a line for each violation of what is shown, in the whole page or below a selector."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(require("axe").read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN, where)
    return found


def wider_than_the_window(page: Page) -> list[str]:
    """Return a line for each element that sticks out sideways, or that can be scrolled sideways."""
    found: list[str] = page.evaluate(_OVERFLOWS)
    return found


_OVERFLOWS = """() => {
  const wide = document.documentElement.clientWidth;
  const seen = [...document.querySelectorAll("main *, dialog[open], dialog[open] *, aside *")];
  const name = (one) => one.outerHTML.slice(0, 160);
  const shown = seen.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen"));
  const out = shown.filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return right > wide + 1 || left < -1;
  });
  const scrolls = [document.documentElement, ...shown].filter(
    (one) =>
      one.scrollWidth > one.clientWidth + 1 &&
      (one === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(one).overflowX)),
  );
  return [...out.map((one) => `sticks out: ${name(one)}`), ...scrolls.map((one) => `scrolls: ${name(one)}`)];
}"""
