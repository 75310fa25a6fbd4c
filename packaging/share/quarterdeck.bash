# bash completion for quarterdeck
_quarterdeck()
{
    local word=${COMP_WORDS[COMP_CWORD]} command='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --home | --org) ((i++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[i]} && break ;;
        esac
    done
    local words
    case $command in
    '') words='run serve status inbox runs traffic decisions costs stop resume org agent skill brand log --home --org --help --version' ;;
    run) words='--brief --brief-file --sources --brand --workflow --model --approve --pace --wait --json --help' ;;
    serve) words='--until-idle --approve --pace --json --help' ;;
    inbox) words='list show approve changes reject delegate later undo settle --edits --note --reason --to --until --end --json --help' ;;
    runs) words='list show replay --json --help' ;;
    traffic) words='--agent --type --since --follow --json --help' ;;
    decisions) words='list search show --json --help' ;;
    costs) words='--by --from --to --csv --json --help' ;;
    org) words='list show validate add new --json --help' ;;
    agent) words='list show --json --help' ;;
    skill) words='list show run --input --out --json --help' ;;
    brand) words='show set score --json --help' ;;
    log) words='show verify export replay --since --to --format --out --json --help' ;;
    *) words='--json --help' ;;
    esac
    case ${COMP_WORDS[COMP_CWORD - 1]} in
    --home | --sources | --out) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
    --brief-file | --brand | --edits | --input | validate | add | set | score) mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
    --by) words='agent rank model campaign workflow piece day' ;;
    --approve) words='ask all none' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _quarterdeck quarterdeck
