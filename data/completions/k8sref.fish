# fish completion for k8sref and kubectl-ref.
#
# k8sref itself knows what may follow: k8sref --complete WORD...

function __k8sref_complete
    # Up to the cursor, without quotes and with ~ as the shell will have them.
    set -l typed (commandline -opc)
    set -l current (commandline -ct | string replace -ra '[\\\\\'"]' '')
    set typed (string replace -r '^~/' "$HOME/" -- $typed)

    # fish complains about a missing program whatever becomes of its errors.
    type -q $typed[1]; or return
    set -l lines ($typed[1] --complete $typed[2..-1] "$current" 2>/dev/null)
    test (count $lines) -gt 0; or return
    if test $lines[-1] != :0
        printf '%s\n' $lines[1..-2]
        return
    end

    # A file, maybe right after --pack=.
    set -l option (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    string replace -r -- '^' "$option" (__fish_complete_path "$path")
end

complete -c k8sref -f -k -a '(__k8sref_complete)'
complete -c kubectl-ref -f -k -a '(__k8sref_complete)'
