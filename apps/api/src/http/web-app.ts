import path from 'node:path';
import type { RequestHandler } from 'express';
import express from 'express';

const A_YEAR_S = 31_536_000;

/**
 * The built web pages. Files with a hash in their name never change and are kept for a year; the page itself is asked
 * for anew each time, so that a new release is seen at once.
 */
export function webFiles(root: string): RequestHandler {
  return express.static(root, {
    index: false,
    redirect: false,
    setHeaders: (response, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      response.setHeader('Cache-Control', hashed ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache');
    },
  });
}

/** Any address of the web app is its one page; addresses of the API, and files that are not there, are not. */
export function webPage(root: string): RequestHandler {
  return (request, response, next) => {
    const page = request.method === 'GET' || request.method === 'HEAD';
    const own =
      /^\/(?:api|livez|readyz)(?:\/|$)|\/\./.test(request.path) || path.extname(request.path) !== '';
    if (!page || own || request.accepts(['html', 'json']) !== 'html') return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(path.join(root, 'index.html'), (error?: Error) => {
      if (error !== undefined && !response.headersSent) next();
    });
  };
}
