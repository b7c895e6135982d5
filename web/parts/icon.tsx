/** Drawn on a square of 20, by lines of one width. */
const PATHS = {
  undo: 'M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8',
  help: 'M7.2 7.4a2.9 2.9 0 1 1 4.3 2.5c-.9.5-1.5 1.1-1.5 2.1v.4M10 15.4v.2',
  close: 'm5 5 10 10M15 5 5 15',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  whole: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  filters: 'M3 5h14M5.5 10h9M8 15h4',
  search: 'M8.8 14.1a5.3 5.3 0 1 0 0-10.6 5.3 5.3 0 0 0 0 10.6ZM12.6 12.6 17 17',
  swap: 'M4 7h11l-3-3M16 13H5l3 3',
  document: 'M5 3h6.5L15 6.5V17H5ZM7.5 10h5M7.5 13h5',
  copy: 'M7 7h9v9H7ZM4 12.5V4h8.5',
  cite: 'M4 15h4.5V9.5H5.2C5.2 7.6 6.3 6.2 8.2 5.6M11.5 15H16V9.5h-3.3c0-1.9 1.1-3.3 3-3.9',
  download: 'M10 3.5v9M6.2 9l3.8 3.8L13.8 9M4 16.5h12',
  past: 'M4.2 7.2a6.6 6.6 0 1 1-.7 3.6M3.6 3.8v3.7h3.7M10 6.6v3.7l2.6 1.6',
  check: 'm4 10.5 4 4 8-9',
  light:
    'M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM10 2v2M10 16v2M2 10h2M16 10h2M4.4 4.4l1.4 1.4M14.2 14.2l1.4 1.4M15.6 4.4l-1.4 1.4M5.8 14.2l-1.4 1.4',
  dark: 'M16 12.2A6.8 6.8 0 0 1 7.8 4a6.8 6.8 0 1 0 8.2 8.2Z',
  system: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 3v14M10 7l4.5-2.4M10 11l6.6-2.6M10 15l6-3.2',
  back: 'M11 4 5 10l6 6M5 10h11',
  away: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  up: 'm5 12.5 5-5 5 5',
  down: 'm5 7.5 5 5 5-5',
} as const;

export type IconName = keyof typeof PATHS;

/** Silent; the words stand beside it or in the label of its button. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
