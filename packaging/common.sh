# Shared by the scripts beside it; they source it from the root of the tree.
# shellcheck shell=bash

say() { printf '== %s\n' "$*" >&2; }

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# missing_packages SET…: prints the packages of these sets that are not installed.
missing_packages() {
    local set name
    while read -r set name; do
        case " $* " in
        *" $set "*) [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name" ;;
        esac
    done < <(grep -v '^#' packaging/packages.txt)
}

# need_packages SET…: installs what is missing, having said what and how large.
need_packages() {
    local missing
    command -v dpkg-query >/dev/null ||
        fail "knows Debian 12 only; elsewhere install what packaging/packages.txt names and run: cmake --preset release"
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "needs root or sudo to install: ${missing[*]}"
    fi
    say "missing: ${missing[*]}"
    local apt=(apt-get -o DPkg::Lock::Timeout=500)
    as_root "${apt[@]}" -qq update
    say "to install them with what they need:"
    # Asked and declined, apt names the sizes; the answer that counts is given below.
    LC_ALL=C apt-get install --no-install-recommends --assume-no "${missing[@]}" 2>/dev/null |
        grep -E '^(Need to get|After this|[0-9]+ upgraded)' >&2 || true
    local log
    log=$(mktemp)
    as_root "${apt[@]}" -qq -y --no-install-recommends install "${missing[@]}" >"$log" 2>&1 ||
        { tail -n 20 "$log" >&2 && fail "could not install; the whole of what apt said is in $log"; }
    rm -f "$log"
}

# build PRESET JOBS [TARGET…]: configures and builds; everything when no target is named.
build() {
    local preset=$1 jobs=$2
    shift 2
    say "configuring ($preset)"
    cmake --preset "$preset" >/dev/null || fail "cmake --preset $preset failed"
    say "building ($preset, $jobs jobs)"
    ninja -C "build/$preset" -j "$jobs" --quiet "$@"
}

# need_program PATH: it must have been built.
need_program() {
    [ -x "$1" ] || fail "$1 is missing"
}

# figure_of NAME SAID: the first number of that name in what a bench said; nothing where there is none.
figure_of() {
    awk -v name="\"$1\":" '{
        at = index($0, name)
        if (at && match(rest = substr($0, at + length(name)), /^ *[0-9][0-9.e+-]*/)) { print substr(rest, RSTART, RLENGTH) + 0; exit }
    }' <<<"$2"
}

# judged WHAT MS MOST COUNT LEAST: fails where it took MOST or longer, was of fewer than LEAST, or came to no figure.
judged() {
    [ -n "$2" ] && [ -n "$4" ] || fail "$1: the bench came to no figure"
    awk -v count="$4" -v least="$5" 'BEGIN { exit !(count >= least) }' || fail "$1: that is of $4, and promised of $5"
    awk -v ms="$2" -v most="$3" 'BEGIN { exit !(ms < most) }' || fail "$1: promised is under $3 ms"
    say "$1: under $3 ms, as promised"
}

# judge_key SAID: by what the bench "inbox" said, a key is a recorded decision in under 50 ms with 10,000 items waiting. Judged is p99 and not the
# slowest: of thousands, the slowest is the one for which the disk happened to take its time.
judge_key() {
    local times=
    [[ $1 != *'"key_to_recorded"'* ]] || times=${1#*'"key_to_recorded"'}
    times=${times%%'}'*}
    judged "a key to the recorded decision: median $(figure_of median_ms "$times") ms, p95 $(figure_of p95_ms "$times"), p99 $(figure_of p99_ms "$times") (which is judged, for the slowest of thousands depends on the disk), slowest $(figure_of most_ms "$times")" \
        "$(figure_of p99_ms "$times")" 50 "$(figure_of waiting_at_end "$1")" 10000
}

# judge_dry_run SAID: by what the bench "dry-run" said, other rules are tried on 100,000 past actions in under two seconds.
judge_dry_run() {
    judged "other rules tried on $(figure_of tried "$1") past actions: $(figure_of reading_ms "$1") ms to read them, $(figure_of trying_ms "$1") to try, together $(figure_of together_ms "$1")" \
        "$(figure_of together_ms "$1")" 2000 "$(figure_of tried "$1")" 100000
}

# promise_rows PART…: the rows that these parts of packaging/promises end with, one a line, as "P1 | how it begins".
promise_rows() {
    local part target
    for part in "$@"; do
        case ${part%%:*} in
        kill) printf '%s\n' 'P1 | deaths of the program' 'P10 | runs on a disk that fails' 'P10 | runs with 64 open files' ;;
        record)
            printf '%s\n' 'P2 | power cuts' 'P2 | the same without waiting' 'P2 | a whole run' 'P10 | failing writes' 'P10 | allocations that fail' 'P11 | damaged records' \
                'P11 | damaged backups' 'P12 | edited records' 'P12 | the first fact that is wrong' 'P12 | facts that nobody edited'
            ;;
        stop) printf '%s\n' 'P14 | stops' ;;
        hang) printf '%s\n' 'P14 | hangs of agents' 'P14 | throws of agents' 'P14 | threads given up' ;;
        load) printf '%s\n' 'P15 | tasks at once' ;;
        money) printf '%s\n' 'P5 | rounds of 100 spenders, asked by the rule' 'P5 | rounds of 100 spenders, asked by the record' 'P5 | rounds by check-then-act' ;;
        providers)
            printf '%s\n' 'P5 | rounds of 100 agents, by the bill' 'P5 | rounds with those who ask twice' 'P8 | answers of providers' 'P8 | tasks in a storm'
            ;;
        outside)
            printf '%s\n' 'P3 | effects at fault points' 'P3 | effects at fault points, killed' 'P3 | webhooks that come in twice and late' 'P3 | webhooks that come in twice and late, killed' 'P14 | stops while things go out'
            for target in webhook webhook-once wordpress caldav sendgrid mandrill resend mailgun brevo twilio x slack facebook linkedin lob hubspot salesforce woocommerce business-profile google-ads meta-ads smtp git folder; do
                printf '%s\n' "P3 | fault points of $target" "P3 | killed while something leaves by $target"
            done
            ;;
        authority) printf '%s\n' 'P6 | attacks on a model' 'P6 | sequences of calls beside a reference monitor' "P6 | channels that keep a stranger's label" ;;
        approvals) printf '%s\n' 'P4 | forgeries between a yes' 'P4 | rounds of 64 who decide' 'P4 | bad bundles of decisions made elsewhere' 'P4 | bad bundles of answers given elsewhere' 'P4 | yeses that are given again' ;;
        packs) printf '%s\n' 'P7 | hostile packs' ;;
        fuzz) for target in $(fuzz_targets); do printf '%s\n' "P9 | hostile bytes to $target"; done ;;
        clock) printf '%s\n' "P16 | jumps of the office's clock" "P16 | jumps of the system's clock" 'P16 | states of kept logs' 'P16 | decisions of kept logs' ;;
        keys)
            printf '%s\n' 'P13 | keys planted, and found' 'P13 | runs without a keyring'
            if has_keyring; then printf '%s\n' 'P13 | runs with a keyring'; fi
            ;;
        esac
    done
}

# fuzz_targets: their names, one a line; each has a corpus in tests/fuzz and a program qd_fuzz_NAME.
fuzz_targets() { find tests/fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | tr - _ | sort; }

# has_keyring: there is one that trials can use.
has_keyring() { command -v gnome-keyring-daemon >/dev/null && command -v dbus-daemon >/dev/null; }

# promise_table EXPECTED LOG…: what the trials of the promises said in these logs (see tests/support/PromiseTable.h), as one
# table. A row of EXPECTED (lines as promise_rows gives them) that no trial has said is in it as broken, and so is one in which
# nothing was tried. Fails when anything is broken.
promise_table() {
    local expected=$1 rows
    shift
    rows=$({
        printf '%s\n' "$expected" | sed -n 's/^P[0-9]/expected | &/p'
        grep -hE '^\| P[0-9]+ \|' "$@" || true
    } | awk -F ' [|] ' '
        $1 == "expected" { wanted[++count] = "| " $2 " | " $3; next }
        { key = $1 " | " $2; times[key] += $3; broken[key] += $4; sub(/ *[|]$/, "", $5); found[key] = found[key] (found[key] && $5 ? "; " : "") $5 }
        END {
            for (key in times) {
                if (times[key] == 0 && broken[key] == 0) { broken[key] = 1; found[key] = "nothing was tried" (found[key] ? "; " : "") found[key] }
                print key " | " times[key] " | " broken[key] " | " found[key] " |"
            }
            for (i = 1; i <= count; i++) {
                said = 0
                for (key in times) if (index(key, wanted[i]) == 1) said = 1
                if (!said) print wanted[i] " | 0 | 1 | not run, or it came to no result |"
            }
        }' | sort -t P -k 2n)
    printf '| promise | tried | times | broken | found |\n|---|---|---|---|---|\n'
    [ -z "$rows" ] || printf '%s\n' "$rows"
    ! printf '%s\n' "$rows" | awk -F ' [|] ' '$4 > 0 { found = 1 } END { exit !found }'
}
