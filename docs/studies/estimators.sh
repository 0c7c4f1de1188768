#!/bin/sh
# Writes docs/studies/estimators.md to standard output: estimators against exact counts, on the networks of data/networks.
# From the root of the repository, after `dotnet build -c Release`:  sh docs/studies/estimators.sh > docs/studies/estimators.md
set -eu
samples=1000
seed=1

polyhedra() { dotnet Polyhedra.Cli/bin/Release/net10.0/polyhedra.dll "$@"; }

cat <<HEAD
# How far off are estimators?

What one run of each estimator says about the networks of \`data/networks\`, beside the exact number of activation regions. Errors are
(estimate - truth) / truth, in percent. Everything here is the output of one command, which gives the same numbers on every machine:

    sh docs/studies/estimators.sh > docs/studies/estimators.md

It runs \`polyhedra estimate NETWORK --domain D --samples $samples --seed $seed --truth --csv\` for every row. *expected* is the expectation of the number of distinct
patterns at $samples uniform points, the sum of 1 - (1 - p)^$samples over all regions, enclosed by interval arithmetic from the exact volumes p: what *distinct* would show on the average over all seeds. Where
the two differ, the seed was lucky or not; what *expected* lacks is the bias of sampling itself. It is left out (-) above five inputs, where volumes are not computed.
The other columns: [docs/cli.md](../cli.md#estimate-network).

| network | domain | regions | expected | distinct | chao1 | chao1-bc | good-turing | lincoln-petersen | chapman | line-sweep | xor-bound | xor-power | xor-count |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
HEAD

row() {
  polyhedra estimate "data/networks/$1.json" --domain "$2" --samples $samples --seed $seed --truth --csv | awk -F, -v name="$1" -v domain="$2" '
    NR == 1 { next }
    { value[$1] = $2; off[$1] = $3 }
    END {
      printf "| `%s` | `%s` | %d |", name, domain, value["truth"]
      n = split("expected-distinct distinct chao1 chao1-bc good-turing lincoln-petersen chapman line-sweep xor-bound xor-power xor-count", column, " ")
      for (i = 1; i <= n; i++) {
        percent = 100 * off[column[i]]
        if (off[column[i]] == "") printf " - |"; else if (percent * percent < 0.0025) printf " 0.0 |"; else printf " %+.1f |", percent
      }
      printf "\n"
    }'
}

row 2-16-16-1 box:-1,1
row 3-16-16-1 box:-1,1
row d1_same_hyperplane box:-1,1
row d2_concurrent_lines box:-1,1
row d5_huge_tiny box:-1,1
row d8_hairline_fold box:-1,1
row quant1_2-8-8-1_s0 box:-1,1
row tent box:-2,2
row sawtooth unit
row xor box:-2,2
row max-min box:-2,2
row dead-neurons box:-1,1
row rank-deficient box:-2,2
row random-2-8-8-1 box:-4,4
row deep-narrow box:-4,4
row random-1-12-12-12-2 box:-1,1
row trained-two-moons box:-2,3
row trained-iris "box:4,8;2,5;1,7;0,3"
row trained-digits box:0,16
row trained-regression box:-2,2
for best in 2-2-2 2-2-3 2-3-2 2-3-3 1-2-2-2; do row "best-$best" box:-100,100; done

cat <<TAIL

## What it shows

* Where regions are missed, every estimator from point samples is too low, and the more so the more inputs there are: regions of tiny volume are never hit. Chao1 and
  capture-recapture correct for what a larger sample of the same kind would soon see, not for that; their correction is a small part of what is missing.
* *distinct* is close to *expected*: the error is bias, not bad luck, and other seeds would not help.
* Segments see every region that they pass, however thin, and do better in one and two dimensions; with many inputs random segments, like random points, stay in the few large regions.
* Parity constraints are given the list of all patterns, which had to be made first; so they show what the method would do with a perfect oracle. The median count is within a fifth of the truth
  here, powers of two are off by up to a factor of two, and the bound that holds with high probability gives most of the count away.
* \`d8_hairline_fold\` has two regions in a strip 2^-24 wide: a thousand points do not find them, segments do.
TAIL
