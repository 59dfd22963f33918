/** Longer lists of tags are searched by typing. */
export const SEARCHED_FROM = 12;
