import type { ReactNode } from 'react';

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  onChoose: (value: Value) => void;
  /** What stands for the choice while its list is closed. */
  children: ReactNode;
}

/** One of a few, in the room of a button: the browser's own list, with a short mark over it. */
export function Choice<Value extends string>({ label, value, options, onChoose, children }: Props<Value>) {
  return (
    <span className="choice">
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="choice-mark" aria-hidden="true">
        {children}
      </span>
    </span>
  );
}
