//! What `--help` says.

pub(crate) const HELP: &str = "\
Maps of customer journeys: figures, drawings, checks.

throughline analyse FILE                  prints every figure of a map as JSON
    --intervals                           how sure the figures are, from so many draws
    --draws N                             default 2000
    --seed K                              default 1
    --waterfall N                         steps from today to what stays, default 100
throughline check FILE                    prints errors, or what should be looked at
throughline compare A B                   prints what B has more, less or otherwise as JSON
throughline fmt FILE                      rewrites a map in its canonical form, - to standard output
throughline import IN -o OUT.journey      makes a map of another tool's file
    --from FORMAT                         ojf or blueprint; otherwise told by the content
    --path KEY                            which path of a service blueprint
throughline render FILE -o OUT            draws a map as svg, png or pdf, by the ending of OUT
    --paper PAPER                         fit (default), A4, A3, A2, A1, A0, letter, tabloid
    --portrait                            upright; otherwise landscape
    --dpi N                               dots per inch of a png, default 150
    --audience WHO                        team (default) or customer
    --view VIEW                           map (default) or service, which is never for customers
    --theme THEME                         light (default), dark or print
    --tile PAPER                          cuts a pdf into pages of this size

FILE and IN may be - for standard input.
Exit: 0 done, 1 the input was at fault or the output could not be written, 2 the usage was.
";
