# Runs checks two at a time, or as many as there are processors, each with its name, its result and its seconds. Sourced
# by Interoperability/run and Reliability/run, which both set $work.
#
#   run_checks FILE... [-- ARGUMENT...]
#
# A check passes if it exits with 0, and is skipped if it exits with 77, where a machine does not let it try. Seconds are
# those of a clock, then those of processors, which a crowded machine does not change. PLUMB_JOBS says how many at a time.

run_checks() {
    local checks=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do checks+=("$1") && shift; done
    [ $# -eq 0 ] || shift
    mkdir "$work/results"
    local jobs=${PLUMB_JOBS:-$(nproc 2>/dev/null || echo 2)} check
    for check in ${checks[@]+"${checks[@]}"}; do
        while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n || true; done
        run_check "$check" "$@" &
    done
    wait
    local passed failed
    passed=$(cat "$work"/results/* 2>/dev/null | grep -cx passed || true)
    failed=$(cat "$work"/results/* 2>/dev/null | grep -cx FAILED || true)
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# In a process of its own; what it says comes out at once, so that two never mix.
run_check() {
    local check=$1 name code=0 result said spent TIMEFORMAT='%0R s, %U %S'
    shift
    name=$(basename "${check%.*}")
    said=$work/said.$name
    case $check in *.py) set -- python3 "$check" "$@" ;; *) set -- bash "$check" "$@" ;; esac
    { time "$@" >"$said.out" 2>"$said.err"; } 2>"$said.time" || code=$?
    spent=$(awk '{ printf "%s s, %.0f s of processors", $1, $3 + $4 }' "$said.time")
    case $code in
    0) result=passed said=$([ "${check%.py}" = "$check" ] || sed 's/^/         /' "$said.out") ;;
    77) result=skipped said="         $(cat "$said.err" "$said.out" | tail -1)" ;;
    *) result=FAILED said=$(cat "$said.out" "$said.err" | sed 's/^/         /') ;;
    esac
    echo "$result" >"$work/results/$name"
    printf '%-8s %s (%s)\n%s\n' "$result" "$name" "$spent" "$said" | grep .
}
