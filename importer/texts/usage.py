"""Sentences about command lines that can't be understood, each with its next step."""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    "error.no-such-option": Text(
        "There is no option {given}. `{command} --help` shows all there are.",
        "没有 {given} 这个选项。用 {command} --help 可查看全部选项。",
    ),
    "error.no-such-option.near": Text(
        "There is no option {given}. Did you mean {near}? `{command} --help` shows all there are.",
        "没有 {given} 这个选项，您要用的是不是 {near}？用 {command} --help 可查看全部选项。",
    ),
    "error.no-such-option.behind": Text(
        "{given} belongs behind the command: {command} COMMAND {given}",
        "{given} 应写在命令之后：{command} COMMAND {given}",
    ),
    "error.no-such-command": Text(
        "There is no command {given}. `{command} --help` shows all there are.",
        "没有 {given} 这个命令。用 {command} --help 可查看全部命令。",
    ),
    "error.no-such-command.near": Text(
        "There is no command {given}. Did you mean {near}? `{command} --help` shows all there are.",
        "没有 {given} 这个命令，您要用的是不是 {near}？用 {command} --help 可查看全部命令。",
    ),
    "error.no-such-command.file": Text(
        "{given} stands where the command belongs. To import a file: {command} run {given:typed}"
        " (`{command} --help` shows the other commands).",
        "{given} 所在的位置应该是命令。要导入文件，请执行：{command} run {given:typed}"
        "（其他命令见 {command} --help）。",
    ),
    "error.missing": Text(
        "{what} is missing. `{command} --help` shows what to give.",
        "缺少 {what}。该填什么，请看 {command} --help。",
    ),
    "error.too-many-arguments": Text(
        "{command} can't do anything with: {extra}. Put a name that has spaces in it between"
        ' quotation marks ("…"); `{command} --help` shows what belongs where.',
        "{command} 用不到这些内容：{extra}。名称中如果有空格，请用英文双引号括起来；"
        "用 {command} --help 可查看正确写法。",
    ),
    "error.option-needs-value": Text(
        "{what} needs a value behind it: {form}. `{command} --help` shows what it is for.",
        "{what} 后面缺少值，写法是 {form}。用 {command} --help 可查看说明。",
    ),
    "error.option-takes-no-value": Text(
        "{what} takes no value: leave out the = and what follows it.",
        "{what} 不需要值：请去掉等号及其后面的内容。",
    ),
    "error.not-a-choice": Text(
        "{what} takes one of these: {choices}; got “{given}”.",
        "{what} 只能是以下之一：{choices}，当前为“{given}”。",
    ),
    "error.not-a-whole-number": Text(
        "{what} takes a whole number, such as 42; got “{given}”.",
        "{what} 应为整数，例如 42，当前为“{given}”。",
    ),
    "error.not-a-whole-number.from": Text(
        "{what} takes a whole number, {low} or more; got “{given}”.",
        "{what} 应为不小于 {low} 的整数，当前为“{given}”。",
    ),
    "error.not-a-whole-number.between": Text(
        "{what} takes a whole number from {low} to {high}; got “{given}”.",
        "{what} 应为 {low} 到 {high} 之间的整数，当前为“{given}”。",
    ),
    "error.not-a-number": Text(
        "{what} takes a number, such as 0.5; got “{given}”.",
        "{what} 应为数字，例如 0.5，当前为“{given}”。",
    ),
    "error.not-a-number.from": Text(
        "{what} takes a number, {low} or more; got “{given}”.",
        "{what} 应为不小于 {low} 的数字，当前为“{given}”。",
    ),
    "error.not-a-number.above": Text(
        "{what} takes a number above {low}; got “{given}”.",
        "{what} 应为大于 {low} 的数字，当前为“{given}”。",
    ),
    "error.not-a-number.between": Text(
        "{what} takes a number above {low}, at most {high}; got “{given}”.",
        "{what} 应为大于 {low} 且不超过 {high} 的数字，当前为“{given}”。",
    ),
    "error.not-a-duration": Text(
        "{what} takes a number with s, m or h (seconds, minutes, hours), such as 90s, 45m or"
        " 2h; got “{given}”.",
        "{what} 应为数字加单位 s、m 或 h（秒、分、时），例如 90s、45m、2h，当前为“{given}”。",
    ),
    "error.value-is-folder": Text(
        "{given} is a folder. Give the name of a file for {what}.",
        "{given} 是文件夹。{what} 需要的是文件名，请写明具体文件。",
    ),
    "error.bad-value": Text(
        "{what} can't be “{given}”. `{command} --help` shows what it takes.",
        "{what} 不能是“{given}”。用 {command} --help 可查看可用的值。",
    ),
    "error.usage": Text(
        "The command line can't be understood ({why}). `{command} --help` shows how it is written.",
        "无法理解这条命令（{why}）。用 {command} --help 可查看正确写法。",
    ),
    # -- the sandbox's own ------------------------------------------------------------------
    "error.sandbox-fault-unknown": Text(
        "--fault knows no “{name}”. The faults are: {faults}",
        "--fault 不支持“{name}”，可用的故障有：{faults}",
    ),
    "error.sandbox-fault-twice": Text(
        "--fault names {name} twice; name it once.",
        "--fault 中 {name} 出现了两次，请只保留一个。",
    ),
    "error.sandbox-fault-sum": Text(
        "The shares behind --fault add up to more than 1. Make them smaller, such as"
        " lost=0.05,error500=0.02.",
        "--fault 中各故障的比例之和超过了 1。请调小，例如 lost=0.05,error500=0.02。",
    ),
    "error.sandbox-fault-share": Text(
        "--fault {name}= takes a share from 0 to 1, such as {name}=0.05; got “{given}”.",
        "--fault 中 {name}= 应为 0 到 1 之间的比例，例如 {name}=0.05，当前为“{given}”。",
    ),
    "error.sandbox-fault-uses": Text(
        "--fault token= takes a number of uses, 1 or more, such as token=200; got “{given}”.",
        "--fault 中 token= 应为不小于 1 的使用次数，例如 token=200，当前为“{given}”。",
    ),
    "error.sandbox-fault-date": Text(
        "--fault date= takes one of {forms}, such as date=none; got “{given}”.",
        "--fault 中 date= 可用的值有：{forms}，例如 date=none，当前为“{given}”。",
    ),
    "error.sandbox-fault-seconds": Text(
        "--fault {name}= takes a number of seconds, such as {name}=2; got “{given}”.",
        "--fault 中 {name}= 应为秒数，例如 {name}=2，当前为“{given}”。",
    ),
    "error.sandbox-fault-flag": Text(
        "--fault {name} takes no value: write {name} alone; got “{given}”.",
        "--fault 中 {name} 不带值，请只写 {name}，当前为“{given}”。",
    ),
    "error.sandbox-outage": Text(
        "--outage takes two rising numbers of seconds, such as 5-20; got “{given}”.",
        "--outage 应为由小到大的两个秒数，例如 5-20，当前为“{given}”。",
    ),
    "error.sandbox-registry": Text(
        "{path} is not a file the sandbox keeps devices in. Move it elsewhere, or name another"
        " one (device-importer sandbox --registry PATH); one that does not exist is made.",
        "{path} 不是沙箱的设备文件。请把它移到别处，或另指定一个文件"
        "（device-importer sandbox --registry 路径），文件不存在时会自动创建。",
    ),
    "error.sandbox-port": Text(
        "The sandbox can't have port {port}: it is taken, or you may not open it. Choose another"
        " one with --port, or --port 0 for any that is free.",
        "沙箱无法使用端口 {port}：端口已被占用，或当前账号无权使用。请用 --port 换一个端口，"
        "或用 --port 0 任选一个空闲端口。",
    ),
}
