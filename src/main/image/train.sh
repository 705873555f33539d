#!/bin/sh
# Starts the gateway of this folder once, as the image does, and has the JVM write down what it loaded and linked: the next
# start takes it from there. All it needs of a cluster are two answers, which the JVM's own file server gives.
#
# usage: train.sh CACHE, in the folder with jvm.options and lockkeeper.jar
set -eu

cache=$1
work=$(mktemp -d)
files= gateway=
stop() {
  kill $gateway $files 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# Waits for a line in a log, as long as the process that writes it is there, and prints what is behind the last `on port`.
port() { # process, log, line
  until grep -q "$3" "$2"; do
    kill -0 "$1" || { cat "$2" >&2; exit 1; }
    sleep 0.1
  done
  sed -n "s/.*$3 \([0-9]*\).*/\1/p" "$2"
}

requests=$work/apis/kubernaut.ai/v1alpha1/namespaces/training/remediationrequests
mkdir -p "${requests%/*}"
echo '{"gitVersion": "v0.0.0"}' >"$work/version"
echo '{"kind": "RemediationRequestList", "metadata": {"resourceVersion": "1"}, "items": []}' >"$requests"
java -m jdk.httpserver -b 127.0.0.1 -p 0 -d "$work" >"$work/files.log" 2>&1 &
files=$!
api=$(port $files "$work/files.log" '127.0.0.1 port')

export KUBERNETES_MASTER="http://127.0.0.1:$api" KUBERNETES_AUTH_TRYKUBECONFIG=false
export POD_NAME=training POD_NAMESPACE=training LOCKKEEPER_SHUTDOWN_WAIT=0s SERVER_PORT=0 MANAGEMENT_SERVER_PORT=0
java @jvm.options "-XX:AOTCacheOutput=$cache" "-Djava.io.tmpdir=$work" -jar lockkeeper.jar >"$work/gateway.log" 2>&1 &
gateway=$!
port $gateway "$work/gateway.log" 'Listens on port' >/dev/null
kill $gateway
# 143 is the end that was asked for; the cache is written before it.
wait $gateway || [ $? -eq 143 ]
gateway=
[ -s "$cache" ] || { cat "$work/gateway.log" >&2; exit 1; }
