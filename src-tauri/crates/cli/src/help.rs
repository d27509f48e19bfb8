//! What `--help` says.

pub(crate) const HELP: &str = "\
Maps of customer journeys: figures, drawings, checks.

throughline analyse FILE                  prints every figure of a map as JSON
throughline check FILE                    prints errors, or what should be looked at
throughline fmt FILE                      rewrites a map in its canonical form, - to standard output
throughline import IN -o OUT.journey      makes a map of another tool's file
    --from FORMAT                         ojf or blueprint; otherwise told by the content
    --path KEY                            which path of a service blueprint

FILE and IN may be - for standard input.
Exit: 0 done, 1 the input was at fault or the output could not be written, 2 the usage was.
";
