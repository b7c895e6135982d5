/** The evidence and the network give the focus to each other; each is one element that stays. */
const EVIDENCE = 'evidence';

export const evidenceId = EVIDENCE;

export const focusEvidence = (): void => document.getElementById(EVIDENCE)?.focus();

/** Back to where the keyboard was in the network; false where there is no network. */
export function focusNetwork(): boolean {
  const network = document.querySelector<HTMLElement>('[role="graphics-document"]');
  const stop = network?.tabIndex === 0 ? network : network?.querySelector<HTMLElement>('[tabindex="0"]');
  stop?.focus();
  return Boolean(stop);
}
