"""What the machine refuses a command (disk, rights, streams), said in one line with its place and a remedy."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongwen.errors import GongwenError

# What a person can do about it; all else is said in the system's own words.
_REMEDIES: dict[int, str] = {
    errno.ENOSPC: "磁盘满了；请腾出空间再运行",
    errno.EDQUOT: "磁盘配额用完了；请腾出空间再运行",
    errno.EFBIG: "文件大小超过了系统的限制；请检查 ulimit -f 和文件系统",
    errno.EROFS: "磁盘是只读的；请换一个能写的位置",
    errno.EACCES: "没有权限；请检查文件和文件夹的权限",
    errno.EPERM: "系统不允许；请检查文件和文件夹的权限",
    errno.ENOENT: "没有这个文件或文件夹；请检查路径，别的程序可能刚把它移走",
    errno.EEXIST: "已经有这个文件；请移走再运行",
    errno.ENOTEMPTY: "这个文件夹里有别的东西；请移走再运行",
    errno.ENOTDIR: "这里要的是文件夹，却是文件；请移走或改名",
    errno.EISDIR: "这里要的是文件，却是文件夹；请移走或改名",
    errno.ELOOP: "这里有链接，不跟着走；请换成文件或文件夹本身",
    errno.ENAMETOOLONG: "名字太长；请改短",
    errno.EMFILE: "打开的文件太多；请检查 ulimit -n",
    errno.EXDEV: "不在同一个磁盘上，不能一步换上；请换一个位置",
    errno.EBUSY: "正被占用（可能是挂载点）；请换一个位置",
    errno.EIO: "磁盘读写出错；请检查磁盘",
    errno.EPIPE: "读输出的程序先结束了，没有写完；要全部输出请写进文件",
    errno.EBADF: "没有打开；请不要在命令后面写 >&- 或 <&-",
    errno.ENOMEM: "内存不够；请关掉别的程序，或用 --jobs 1",
}
# Whoever writes a file names it (`library.files.naming`); what is left without a name is what is printed.
_OF_STREAMS = (errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO, errno.EFBIG, errno.EINVAL)
_GONE = "."  # the folder that the command was called from
STDOUT = "标准输出"


class MachineError(GongwenError):
    """What stopped a command lies neither in a document nor in this program."""


@contextmanager
def machine_errors() -> Iterator[None]:
    """An OSError, a UnicodeError or a lack of memory that comes from within becomes a MachineError.

    Here alone: whoever opens a file lets such errors pass, and cleans up what it began.
    """
    try:
        yield
    except OSError as error:
        place = _place(error)
        said = "这个文件夹已经不在了；请 cd 到项目文件夹再运行" if place == _GONE else _said(error)
        raise MachineError(said, place) from error
    except UnicodeError as error:
        raise MachineError(f"有一处文字不能编码（{error}）；请检查参数、文件名和最近改动的文件", "gongwen") from error
    except MemoryError as error:
        raise MachineError(_REMEDIES[errno.ENOMEM], "gongwen") from error


def _said(error: OSError) -> str:
    if error.errno in _REMEDIES:
        return _REMEDIES[error.errno]
    return f"系统出错（{error.strerror or error}）；请检查磁盘和权限"


def _place(error: OSError) -> str:
    """The file that the error names, as seen from here; where it names none, what it can only be about."""
    name = error.filename if error.filename2 is None or error.errno == errno.ENOENT else error.filename2
    try:
        here = Path.cwd()
    except OSError:
        return _GONE
    if not isinstance(name, str | bytes | os.PathLike):
        return STDOUT if error.errno in _OF_STREAMS else "gongwen"
    path = Path(os.fsdecode(name))
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
