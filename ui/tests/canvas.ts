// A stand-in for the 2D context, which the test's document does not have: it writes down what is asked.

type Call = [name: string, ...given: unknown[]];

const records = new WeakMap<HTMLCanvasElement, Call[]>();

/** Gives every canvas a context that records. */
export function standInForCanvas(): void {
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement) {
    const calls: Call[] = [];
    records.set(this, calls);
    return new Proxy({} as Record<string | symbol, unknown>, {
      get: (_, name) => (...given: unknown[]) => void calls.push([String(name), ...given]),
      set: (_, name, value) => (calls.push([`=${String(name)}`, value]), true),
    });
  } as unknown as typeof HTMLCanvasElement.prototype.getContext;
  globalThis.Path2D = class {} as unknown as typeof Path2D;
}

/** What a canvas was asked for. */
export function paintedBy(canvas: HTMLCanvasElement) {
  const calls = (): Call[] => records.get(canvas) ?? [];
  return {
    of: (name: string): unknown[][] => calls().filter(([n]) => n === name).map(([, ...given]) => given),
    texts: (): unknown[] => calls().filter(([n]) => n === "fillText").map(([, text]) => text),
    fonts: (): unknown[] => calls().filter(([n]) => n === "=font").map(([, value]) => value),
    forget: (): void => void calls().splice(0),
  };
}
