#!/usr/bin/env bash
# Fuzzes the readers of files: tools/fuzz.sh TARGET SECONDS, or tools/fuzz.sh all SECONDS for so long each.
# Wants afl-fuzz (Debian: afl++). Starts from Polyhedra.Fuzz/corpus/TARGET; what it finds stays in Polyhedra.Fuzz/bin/findings/TARGET.
# Exit code 1 if an input crashes, or takes too long again when it runs alone; 2 for wrong usage; 3 if a fuzzer does not run.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

readonly built=Polyhedra.Fuzz/bin/Release/net10.0 findings=Polyhedra.Fuzz/bin/findings
# The slowest read that is not stopped at once. The program itself wants two seconds of the processor at most.
readonly milliseconds=5000 longest_input=16384

if [ $# -ne 2 ] || ! [[ $2 =~ ^[1-9][0-9]*$ ]]; then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
command -v afl-fuzz >/dev/null || { echo "afl-fuzz is not here; Debian has it in afl++" >&2; exit 3; }

# In memory where there is such a place: every execution writes a file or two.
work=$(mktemp -d -p /dev/shm polyhedra-fuzz.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build -c Release Polyhedra.Fuzz -nologo -clp:ErrorsOnly
cp -r "$built" "$work/program"
program=$work/program/polyhedra-fuzz.dll
targets=$(dotnet "$built/polyhedra-fuzz.dll" --list)
if [ "$1" != all ]; then
  grep -qxF -- "$1" <<<"$targets" || { echo "expected all or one of" $targets >&2; exit 2; }
  targets=$1
fi
dotnet "$built/polyhedra-fuzz.dll" --instrument "$work"/program/{Polyhedra.Core,Polyhedra.Arrangements,Polyhedra.Onnx,polyhedra-check,OnnxSharp,Google.Protobuf}.dll

# Runs inputs that were found once more, with the program as it is built; says which of them crashes.
confirm() {
  local folder=$findings/$1/default/$2
  [ -n "$(find "$folder" -name 'id*' -print -quit 2>/dev/null)" ] || return 0
  timeout 600 dotnet "$built/polyhedra-fuzz.dll" "$1" --replay "$folder"
}

status=0
for target in $targets; do
  rm -rf "${findings:?}/$target"
  mkdir -p "$findings/$target"
  dictionary=Polyhedra.Fuzz/dictionaries/$target.dict
  # The time is that of the fuzzing; more than twice as much and a minute is no progress.
  if ! AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_FORKSRV_INIT_TMOUT=60000 \
      TMPDIR="$work" DOTNET_TieredPGO=0 DOTNET_gcServer=0 \
      timeout -k 10 $((2 * $2 + 60)) afl-fuzz -i "Polyhedra.Fuzz/corpus/$target" -o "$findings/$target" -V "$2" -t $milliseconds -m none -G $longest_input \
      $([ ! -f "$dictionary" ] || echo "-x $dictionary") -- dotnet "$program" "$target" >"$findings/$target/log" 2>&1; then
    echo "$target: afl-fuzz failed" >&2
    tail -n 20 "$findings/$target/log" >&2
    status=3
    continue
  fi
  stats() { sed -n "s/^$1 *: *//p" "$findings/$target/default/fuzzer_stats"; }
  echo "$target: $(stats execs_done) executions, $(stats execs_per_sec) a second, $(stats corpus_count) inputs kept," \
    "$(stats saved_crashes) crashes, $(stats saved_hangs) timeouts"
  for kind in crashes hangs; do
    confirm "$target" $kind || status=1
  done
  # A crash that the program as it is built does not have is one too: an exception that cannot be caught, or a sequence of inputs.
  [ "$(stats saved_crashes)" -eq 0 ] || status=1
done
exit $status
