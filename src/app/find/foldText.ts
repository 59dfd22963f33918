/** Lower case without accents, so that `sorby` finds `Sørby` and `garcia` finds `García`. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().replaceAll('ø', 'o').replaceAll('ß', 'ss').replaceAll('æ', 'ae');
}
