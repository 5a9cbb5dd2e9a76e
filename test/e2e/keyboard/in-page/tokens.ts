/** The colours of the theme that is shown, by name, as computed styles write them. */
export function colourTokens(): Map<string, string> {
  const probe = document.createElement('i');
  document.body.append(probe);
  const tokens = tokenNames().map((name) => {
    probe.style.color = `var(${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return new Map(tokens);
}

function tokenNames(): string[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const themes = rules.filter(
    (rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.selectorText.includes('data-theme'),
  );
  return [...new Set(themes.flatMap(({ style }) => [...style]))].filter((name) => name.startsWith('--'));
}
