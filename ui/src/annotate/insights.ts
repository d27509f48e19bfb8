// The kinds of insights, in words.

export type InsightKind = "quote" | "thought" | "pain" | "gain" | "need" | "question" | "assumption" | "decision";

export const INSIGHTS: readonly { kind: InsightKind; name: string; ask: string }[] = [
  { kind: "quote", name: "Quote", ask: "What did they say?" },
  { kind: "thought", name: "Thought", ask: "What went through their mind?" },
  { kind: "pain", name: "Pain", ask: "What hurt or annoyed them?" },
  { kind: "gain", name: "Gain", ask: "What helped or delighted them?" },
  { kind: "need", name: "Need", ask: "What did they need?" },
  { kind: "question", name: "Open question", ask: "What do we not know yet?" },
  { kind: "assumption", name: "Assumption", ask: "What do we believe without proof?" },
  { kind: "decision", name: "Decision", ask: "What have we decided?" },
];
