#!/bin/bash
# Stands for gVisor's runsc as an instance's bin/runsc, under containerd's runc shim, since Debian has no
# containerd-shim-runsc-v1. It levels these differences from runc:
#
# - runsc wants flags in front of the command, and the shim has no setting for them;
# - `create --pid-file` of such a container writes the sandbox's pid. The shim would never see the container exit:
#   StopContainer would hang and the exit code be lost. A waiter, which the shim adopts as its subreaper, stands for the
#   container: it ends when `runsc wait` does, with the container's exit code;
# - such a container gets the input and output of `start`, not those of `create`, which are what the shim connects to
#   the container's log and streams. The waiter keeps those open, and `start` takes them from there. Left alone, a
#   process that stays would also hold the output of `start`, which the shim reads to its end: StartContainer hangs;
# - `kill` of what is gone must say "container not running", the words of runc that the shim knows. Otherwise
#   StopPodSandbox never ends.
folder=${0%/bin/*}
# ptrace works without KVM; the network is the pod's, used through the machine's own stack.
runsc=("$folder/programs/runsc" --platform=ptrace --ignore-cgroups --network=host)
log=$folder/runsc.log
waiters=$folder/waiters

if [[ $1 == wait-for ]]; then
  root=$2 id=$3
  until said=$("${runsc[@]}" --root "$root" wait "$id" 2>>"$log"); do
    "${runsc[@]}" --root "$root" state "$id" >/dev/null 2>&1 || exit 137
    sleep 0.05
  done
  rm -f "$waiters/$id"
  code=$(sed -n 's/.*"exitStatus": *\([0-9]*\).*/\1/p' <<<"$said")
  exit "${code:-137}"
fi

root=/run/runsc pid_file='' console='' bundle='' command='' id='' option=''
for argument in "$@"; do
  case $option in
    --root) root=$argument ;;
    --pid-file) pid_file=$argument ;;
    --bundle) bundle=$argument ;;
    --console-socket) console=$argument ;;
  esac
  if [[ -n $option ]]; then
    option=''
    continue
  fi
  case $argument in
    --root | --pid-file | --bundle | --log | --log-format | --console-socket | --process | --user | --cwd | --preserve-fds)
      option=$argument ;;
    -*) ;;
    *) if [[ -z $command ]]; then command=$argument; else id=$argument; fi ;;
  esac
done

case $command in
  kill)
    said=$("${runsc[@]}" "$@" 2>&1) && exit 0
    code=$?
    if [[ $said == *'not running'* || $said == *'cannot signal container'* ]]; then
      echo 'container not running' >&2
      exit 1
    fi
    printf '%s\n' "$said" >&2
    exit "$code" ;;
  start)
    if [[ -f $waiters/$id ]]; then
      streams=/proc/$(<"$waiters/$id")/fd
      exec "${runsc[@]}" "$@" <"$streams/3" >"$streams/4" 2>"$streams/5"
    fi
    exec "${runsc[@]}" "$@" >>"$log" 2>&1 ;;
  create)
    "${runsc[@]}" "$@" || exit
    if [[ -n $pid_file ]] &&
      grep -q '"io.kubernetes.cri.container-type": *"container"' "$bundle/config.json" 2>/dev/null; then
      if [[ -n $console ]]; then
        # The terminal went to the shim by the socket, and the shim reads this script's output to its end.
        setsid "$0" wait-for "$root" "$id" </dev/null >/dev/null 2>&1 &
      else
        setsid "$0" wait-for "$root" "$id" 3<&0 4>&1 5>&2 </dev/null >/dev/null 2>&1 &
        printf %s $! >"$waiters/$id"
      fi
      printf %s $! >"$pid_file.new" && mv "$pid_file.new" "$pid_file"
    fi
    exit 0 ;;
esac
exec "${runsc[@]}" "$@"
