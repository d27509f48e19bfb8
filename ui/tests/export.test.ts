import { describe, expect, it } from "vitest";
import { beginWords, canTile, folderWords, legibilityOf, paperLine, withFormat, withPaper } from "../src/export/choices";
import { after, begun, partOf } from "../src/export/running";
import { CHOICES, outlookOf } from "./host";

describe("the choices of an export", () => {
  it("keep the formats in the dialog's order, however they are ticked", () => {
    const both = withFormat(withFormat({ ...CHOICES, formats: [] }, "svg", true), "pdf", true);
    expect(both.formats).toEqual(["pdf", "svg"]);
    expect(withFormat(both, "pdf", false).formats).toEqual(["svg"]);
  });

  it("cut only a PDF that is larger than the sheets into sheets", () => {
    expect(canTile(CHOICES)).toBe(true);
    expect(canTile({ ...CHOICES, paper: "a4" })).toBe(false);
    expect(canTile({ ...CHOICES, formats: ["png"] })).toBe(false);
  });

  it("stop cutting when the paper becomes a single sheet", () => {
    expect(withPaper({ ...CHOICES, tiled: true }, "a4").tiled).toBe(false);
    expect(withPaper({ ...CHOICES, tiled: true }, "a1").tiled).toBe(true);
  });

  it("say on the button what comes out", () => {
    expect(beginWords(CHOICES)).toBe("Export PDF");
    expect(beginWords({ ...CHOICES, formats: ["pdf", "png", "svg"] })).toBe("Export 3 files");
    expect(beginWords({ ...CHOICES, formats: [] })).toBe("Export");
  });

  it("name a folder by its last two names, on any system", () => {
    expect(folderWords("/home/ana/Documents/Board pack")).toBe("Documents, Board pack");
    expect(folderWords("C:\\Users\\Ana\\Desktop\\")).toBe("Ana, Desktop");
    expect(folderWords("/")).toBe("/");
  });

  it("count the pages of a PDF only", () => {
    const tiled = outlookOf({ ...CHOICES, tiled: true });
    expect(paperLine(tiled, "pdf")).toBe("A3, 420 × 297 mm, 8 pages");
    expect(paperLine(tiled, "png")).toBe("A3, 420 × 297 mm");
  });
});

describe("how well the smallest text can be read", () => {
  it("offers the first paper on which it can", () => {
    expect(legibilityOf(CHOICES, outlookOf(CHOICES))).toEqual({
      headline: "Smallest text 6.4 pt: too small to read",
      note: "A2 gives 9.1 pt, the size of a book",
      tooSmall: true,
      better: "a2",
    });
  });

  it("offers nothing where it can be read already", () => {
    const request = { ...CHOICES, paper: "a2" as const };
    expect(legibilityOf(request, outlookOf(request))).toMatchObject({ tooSmall: false, better: null, headline: "Smallest text 9.1 pt on A2" });
  });

  it("says so where no paper helps", () => {
    const hopeless = { ...outlookOf(CHOICES), smallest_points: 2, proposed: null };
    expect(legibilityOf(CHOICES, hopeless)).toMatchObject({ tooSmall: true, better: null, note: "No paper of the A series makes it readable." });
  });

  it("says nothing of a map without text", () => {
    expect(legibilityOf(CHOICES, { ...outlookOf(CHOICES), smallest_points: null })).toBeNull();
  });
});

describe("a running export", () => {
  const start = begun("A map", ["pdf", "png"]);

  it("moves by what is written", () => {
    const first = after(start, { kind: "written", format: "pdf", path: "/a.pdf" });
    expect(partOf(start)).toBe(0);
    expect(partOf(first)).toBe(0.5);
    expect(partOf(after(first, { kind: "advanced", format: "png", part: 0.5, doing: "Band 1 of 2" }))).toBe(0.75);
  });

  it("hears nothing after its last message", () => {
    const done = after(start, { kind: "cancelled", kept: [] });
    expect(after(done, { kind: "done", folder: "/", files: [] })).toBe(done);
  });

  it("keeps what was whole when it fails", () => {
    const failed = after(start, { kind: "failed", format: "png", sentence: "The disk is full.", kept: ["a.pdf"] });
    expect(failed.outcome).toEqual({ kind: "failed", sentence: "The disk is full.", kept: ["a.pdf"] });
  });
});
