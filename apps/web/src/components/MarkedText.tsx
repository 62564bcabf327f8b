interface Mark {
  start: number;
  end: number;
  kind: string;
}

/** Kinds of marks that a reader should tell apart: who, in which role, until when, and what nobody understood. */
const looks: Record<string, string> = {
  unit: 'mark-unit',
  group: 'mark-group',
  role: 'mark-role',
  mode: 'mark-role',
  time: 'mark-time',
  ongoing: 'mark-time',
  soft: 'mark-time',
  leftover: 'mark-open',
};

/** The words of the paper with what was understood underlined. Marks never overlap; the text itself is never changed. */
export function MarkedText({ text, marks }: { text: string; marks: Mark[] }) {
  const shown = marks.filter((mark) => looks[mark.kind] !== undefined).toSorted((a, b) => a.start - b.start);
  const parts: { text: string; look: string | null; at: number }[] = [];
  let at = 0;
  for (const mark of shown) {
    if (mark.start > at) parts.push({ text: text.slice(at, mark.start), look: null, at });
    parts.push({ text: text.slice(mark.start, mark.end), look: looks[mark.kind] ?? null, at: mark.start });
    at = mark.end;
  }
  parts.push({ text: text.slice(at), look: null, at });
  return (
    <span className="written">
      {parts.map((part) =>
        part.look === null ? (
          part.text
        ) : (
          <span key={part.at} className={part.look}>
            {part.text}
          </span>
        ),
      )}
    </span>
  );
}
