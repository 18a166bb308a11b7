/** Where to go after signing in: a path of ours and nothing else, so that a forged link cannot lead away. */
export const returnPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/');
