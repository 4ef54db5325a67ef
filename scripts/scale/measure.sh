#!/usr/bin/env bash
# scripts/scale/measure.sh: a made-up nation through the command in four ways, each three times; prints the seconds they took.
# THUOC_DO names the command, PYTHON a Python that has pyspark; ways whose program is missing are passed over and said to be.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
thuoc_do=${THUOC_DO:-$here/../../target/release/thuoc-do}
python=${PYTHON:-python3}
cores=$(nproc)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

node "$here/nation.mjs" > "$work/nation.ndjson"
echo "$(wc -l < "$work/nation.ndjson") scorecards, $(wc -c < "$work/nation.ndjson") bytes, $cores cores, load $(cut -d' ' -f1-3 /proc/loadavg)"

one() { "$thuoc_do" evaluate --ndjson --jobs 1 "$work/nation.ndjson" > "$work/out"; }
all() { "$thuoc_do" evaluate --ndjson "$work/nation.ndjson" > "$work/out"; }
by_parallel() {
  parallel --will-cite --pipepart -a "$work/nation.ndjson" --block 1M --keep-order -j "$cores" "$thuoc_do" evaluate --ndjson --jobs 1 > "$work/out"
}
by_spark() {
  rm -rf "$work/spark"
  "$python" "$here/spark.py" "$thuoc_do" "$work/nation.ndjson" "$work/spark" "$cores" 2> "$work/spark.log"
  cat "$work"/spark/part-* > "$work/out"
}

TIMEFORMAT='%R %U %S'
measure() {
  # Spark leaves its workers to themselves: their processor time is not told.
  local name=$1 way=$2 told=${3-yes} times=()
  for _ in 1 2 3; do
    times+=("$( { time "$way" 1>&2; } 2>&1 | tail -1)")
    if [ "$way" = one ]; then cp "$work/out" "$work/expected"; fi
    # Whole, and in the order of the input.
    cmp "$work/expected" "$work/out"
  done
  printf '%s\n' "${times[@]}" | sort -n | awk -v name="$name" -v told="$told" '
    { elapsed[NR] = $1; processor[NR] = $2 + $3 }
    END { printf "%-34s median %6.2f s (%.2f to %.2f)%s\n", name, elapsed[2], elapsed[1], elapsed[3], told ? sprintf(", %.2f s of processor in that run", processor[2]) : "" }'
}

measure "the command, one thread" one
measure "the command, all cores" all
if command -v parallel > /dev/null; then measure "GNU parallel, --jobs 1 in each" by_parallel; else echo "GNU parallel: not measured, it is not installed"; fi
if "$python" -c 'import pyspark' 2> /dev/null; then measure "Spark, RDD.pipe, local mode" by_spark ""; else echo "Spark: not measured, $python has no pyspark"; fi
echo "every way gave the same $(wc -l < "$work/expected") reports in the same order, $(wc -c < "$work/expected") bytes"
