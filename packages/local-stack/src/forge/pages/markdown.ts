import MarkdownIt from 'markdown-it';
import { posix } from 'node:path';
import { Html } from './html';

/** Where relative links and images of a document lead. */
export type DocumentPlace = {
  folder: string;
  filePage: string;
  rawPage: string;
};

function resolve(
  target: string | number | null,
  place: DocumentPlace,
  page: string,
): string {
  const link = String(target ?? '');
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(link)) return link;
  const path = posix.normalize(
    link.startsWith('/') ? link : posix.join('/', place.folder, link),
  );
  return `${page}${path.startsWith('/') ? path : `/${path}`}`;
}

/** Renders a README. HTML in it is shown as text, never interpreted. */
export function renderMarkdown(source: string, place: DocumentPlace): Html {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index].attrSet(
      'href',
      resolve(tokens[index].attrGet('href'), place, place.filePage),
    );
    tokens[index].attrSet('rel', 'nofollow noreferrer');
    return self.renderToken(tokens, index, options);
  };
  const image = markdown.renderer.rules.image;
  markdown.renderer.rules.image = (tokens, index, options, env, self) => {
    tokens[index].attrSet(
      'src',
      resolve(tokens[index].attrGet('src'), place, place.rawPage),
    );
    return image
      ? image(tokens, index, options, env, self)
      : self.renderToken(tokens, index, options);
  };
  return new Html(markdown.render(source));
}
