// Markdown and HTML from notebooks, made harmless: no scripts, no handlers, nothing fetched from elsewhere.
import DOMPurify from "dompurify";
import { marked } from "marked";

const forbidden = {
  FORBID_TAGS: [
    "style",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "iframe",
    "object",
    "embed",
    "link",
    "meta",
    "base",
    "audio",
    "video",
    "source",
    "svg",
    "math",
  ],
  FORBID_ATTR: [
    "style",
    "id",
    "class",
    "name",
    "srcset",
    "background",
    "poster",
    "ping",
  ],
  ALLOWED_URI_REGEXP:
    /^(?:https?:|mailto:|#|data:image\/(?:png|jpeg|gif|webp);base64,)/i,
};

/** Pictures may only stand in the file itself: one on another server would tell it who reads. */
function keepHome(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const image of page.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    if (!source.startsWith("data:"))
      image.replaceWith(
        page.createTextNode(`[picture not loaded: ${image.alt || source}]`),
      );
  }
  for (const link of page.querySelectorAll("a[href]")) {
    link.setAttribute("rel", "noreferrer noopener");
    if (!link.getAttribute("href")?.startsWith("#"))
      link.setAttribute("target", "_blank");
  }
  return page.body.innerHTML;
}

export function sanitise(html: string): string {
  return keepHome(DOMPurify.sanitize(html, forbidden));
}

export function renderMarkdown(source: string): string {
  return sanitise(marked.parse(source, { async: false, gfm: true }));
}
