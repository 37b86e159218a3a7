load helper

# The questions that the reference started from, pasted as they stood: each
# must bring its note first.

# first NOTE QUESTION
first()
{
	k8sref -s -- "$2"
	expect_status 0
	expect_first "$1"
}

@test "basics/kubernetes" {
	first basics/kubernetes '解釋一下什麼是 Kubernetes'
}

@test "basics/features" {
	first basics/features 'Kubernetes 的主要功能有哪些?'
}

@test "basics/interact" {
	first basics/interact '可以用哪些方式來去跟 Kubernetes 的資源互動'
}

@test "basics/common-objects" {
	first basics/common-objects '在部署應用到 Kubernetes的時候,哪些 Kubernetes 物件最常使用到'
}

@test "basics/objects" {
	first basics/objects 'Kubernetes 有哪些常見的 Objects?'
}

@test "architecture/cluster" {
	first architecture/cluster '什麼是 Kubernetes Cluster?'
}

@test "architecture/node-role" {
	first architecture/node-role '我要如何確定當前的 Kubernetes 環境會是 Master Node 還是 Worker Node?'
}

@test "architecture/contexts" {
	first architecture/contexts '要如何管理多個 Kubernetes clusters? 要如何透過 kubectl 快速切換不同 clusters'
}

@test "architecture/prevent-oom" {
	first architecture/prevent-oom '要如何避免高記憶體用量,導致 Kubernetes cluster 發生 memory leak 或者 OOM(Out Of Memory)?'
}

@test "architecture/api-resources" {
	first architecture/api-resources '如何列出所有 API 物件種類'
}

@test "kubelet/stopped" {
	first kubelet/stopped '如果你將 worker node 上的 kubelet 停用,那正在運作的Pod 會發生什麼事?'
}

@test "pods/run" {
	first pods/run '如何部署一個使用 nginx:alpine 的image 並且叫做 my-pod 的 pod?'
}

@test "pods/how-many-containers" {
	first pods/how-many-containers '通常 Pod 中會有多少個 Containers?'
}

@test "pods/phases" {
	first pods/phases 'Pod 可能會有哪些phase? 請簡要說明 Pod 的 LifeCycle'
}

@test "pods/creation-flow" {
	first pods/creation-flow '當你透過 Kubectl 運行 Pod 會發生什麼是?請講解一下流程'
}

@test "pods/check-running" {
	first pods/check-running '要怎麼知道pod中容器是有在運行的?'
}

@test "pods/crashloopbackoff" {
	first pods/crashloopbackoff '當你發現 Pod 狀態是 CrashLoopBackOff,請問可能的錯誤會是什麼? 要怎麼檢查錯誤?'
}

@test "probes/liveness" {
	first probes/liveness '下方的 config 代表什麼? livenessProbe: exec: command: - cat - /appStatus initialDelaySeconds: 10 periodSeconds: 5'
}

@test "probes/readiness" {
	first probes/readiness '下方的 config 代表什麼? readinessProbe: tcpSocket: port: 2017 initialDelaySeconds: 15 periodSeconds: 20'
}

@test "pods/delete" {
	first pods/delete '刪除 Pod 會發生什麼事情?'
}

@test "pods/why-one-container" {
	first pods/why-one-container '為何通常一個 Pod 只會有一個容器?'
}

@test "static-pods/static-pod" {
	first static-pods/static-pod '什麼是 Static Pods ?'
}

@test "static-pods/use-cases" {
	first static-pods/use-cases '可以講一下 Static Pod 的使用情境嗎?'
}

@test "static-pods/identify" {
	first static-pods/identify '如何知道一個Pod是否是 Static Pod?'
}

@test "static-pods/manifests" {
	first static-pods/manifests 'Static Pod 的 manifest檔案通常在哪?'
}

@test "pods/which-node" {
	first pods/which-node '要如何確認一個 Pod 是被調度到哪個 Worker Node 上面?'
}

@test "pods/delete-command" {
	first pods/delete-command '刪除Pod'
}

@test "pods/list-all" {
	first pods/list-all '列出所有 namespace 底下的所有 pod'
}

@test "pods/pending" {
	first pods/pending '當你運行一個 Pod,但他都處在 Pending 狀態,可能會是什麼原因?'
}

@test "pods/describe" {
	first pods/describe '***指令 kubectl describe pod 可以幹嘛? ***'
}

@test "static-pods/create" {
	first static-pods/create '建立一個使用 python image 的 static pod,並且要執行命令 sleep 20'
}

@test "labels/label" {
	first labels/label '什麼是 Label?'
}
