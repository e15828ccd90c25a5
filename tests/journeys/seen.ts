import type { Page } from "playwright-core";

/**
 * What of a page cannot be seen: by how many pixels it is wider than the screen; lines that end beyond it and lie in
 * nothing that scrolls; texts that their box cuts off below, other than those that end in "…" on purpose. And how its
 * tables stand: how many, how many in a box that scrolls and takes the focus, how many are wider than theirs.
 */
export function seenOf(page: Page) {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: string[] = [];
    const clipped: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent ?? "";
      const holder = texts.currentNode.parentElement;
      if (holder === null || text.trim() === "" || !holder.checkVisibility()) continue;
      if (holder.closest(".unseen, .skip") !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, right, bottom } = range.getBoundingClientRect();
      let beyond = left < 0 || right > clientWidth + 0.5;
      for (let box: Element | null = holder; box !== null; box = box.parentElement) {
        const { overflowY, webkitLineClamp } = getComputedStyle(box);
        if (scrolls(box)) beyond = false;
        if (webkitLineClamp !== "none") break;
        if (overflowY === "hidden" && bottom > box.getBoundingClientRect().bottom + 1) clipped.push(text);
      }
      if (beyond) cut.push(text);
    }
    const boxes = [...document.querySelectorAll("table")].map((table) => table.parentElement);
    return {
      wider: scrollWidth - clientWidth,
      cut,
      clipped,
      tables: boxes.length,
      scrolling: boxes.filter((box) => box !== null && scrolls(box) && box.tabIndex === 0).length,
      wide: boxes.filter((box) => box !== null && box.scrollWidth > box.clientWidth).length,
    };
  });
}

/**
 * What has the focus, and whether it is seen: its text is not covered at every height, and no box that scrolls sideways
 * cuts a part of it off. Undefined when nothing has the focus.
 */
export function focusOf(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    const { left, right, top, width, height } = element.getBoundingClientRect();
    const covered = [0.1, 0.5, 0.9].every((part) => {
      const met = document.elementFromPoint(left + width / 2, top + height * part);
      return met === null || !(element.contains(met) || met.contains(element));
    });
    let cut = false;
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      if (!/auto|scroll/.test(getComputedStyle(box).overflowX)) continue;
      const edges = box.getBoundingClientRect();
      if (left < edges.left - 1 || right > edges.right + 1) cut = true;
    }
    return { name: `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`, seen: !covered && !cut };
  });
}
