# bash completion for k8sref and kubectl-ref.
# shellcheck shell=bash
#
# k8sref itself knows what may follow: k8sref --complete WORD...

_k8sref()
{
	local line=${COMP_LINE:0:COMP_POINT} typed word i
	local -a words=()

	# COMP_WORDS is split at = and : as well; what the line has no space
	# before belongs to the word before.
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${line%%[![:space:]]*}
		line=${line#"$word"}
		typed=${COMP_WORDS[i]}
		[[ $line == "$typed"* ]] || typed=$line
		line=${line#"$typed"}
		if ((i > 0)) && [[ -z $word ]]; then
			words[${#words[@]} - 1]+=$typed
		else
			words+=("$typed")
		fi
	done
	typed=${words[${#words[@]} - 1]}

	# Without quotes and with ~ as the shell will have them.
	for i in "${!words[@]}"; do
		word=${words[i]}
		[[ $word != \~/* ]] || word=$HOME/${word:2}
		words[i]=${word//[\\\"\']/}
	done

	# Readline replaces only what follows the last = or : of a word that
	# is not quoted.
	local cut='' breaks=${COMP_WORDBREAKS//[!=:@]/}
	if [[ -n $breaks && $typed != [\"\']* ]]; then
		word=${words[${#words[@]} - 1]}
		cut=${word%"${word##*["$breaks"]}"}
	fi

	local value _ directive=4
	COMPREPLY=()
	while IFS=$'\t' read -r value _; do
		case $value in
		:*)	directive=${value#:} ;;
		*)	COMPREPLY+=("${value#"$cut"}") ;;
		esac
	done < <("${words[0]}" --complete "${words[@]:1}" 2>/dev/null)
	((directive & 2)) && compopt -o nospace 2>/dev/null
	((directive & 4)) || compopt -o default 2>/dev/null
	return 0
}

# In the order of k8sref, where bash can (4.4).
complete -o nosort -F _k8sref k8sref kubectl-ref 2>/dev/null ||
	complete -F _k8sref k8sref kubectl-ref
