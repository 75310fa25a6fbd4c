#include "core/store/safety/Heads.h"

#include "core/base/FailPoint.h"
#include "core/store/safety/Durable.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace qd {

namespace {

constexpr qint64 kLongestLine = 512;

QByteArray signedText(const Head& head)
{
    return "quarterdeck-head-1 " + QByteArray::number(head.sequence) + ' ' + QByteArray::number(head.time.ms) + ' ' + head.hash.toHex();
}

std::optional<Head> headOf(const QByteArray& line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 5)
        return std::nullopt;
    bool isNumber = false;
    bool isTime = false;
    const Head head{words[0].toLongLong(&isNumber), {words[1].toLongLong(&isTime)}, QByteArray::fromHex(words[2]), QByteArray::fromHex(words[3])};
    if (!isNumber || !isTime || !SigningKey::isSigned(signedText(head), QByteArray::fromHex(words[4]), head.key))
        return std::nullopt;
    return head;
}

/// Where the next line begins: behind the last one that ends.
qint64 endOfLines(int handle)
{
    const qint64 size = ::lseek(handle, 0, SEEK_END);
    QByteArray tail(qMin(size, kLongestLine), '\0');
    const qint64 from = size - tail.size();
    if (::pread(handle, tail.data(), size_t(tail.size()), from) != tail.size())
        return size;
    const qsizetype end = tail.lastIndexOf('\n');
    return end < 0 && size > 0 ? size : from + end + 1; // what is no line at all stays where it is
}

} // namespace

QString headsFileOf(const QString& record)
{
    return record + QStringLiteral(".heads");
}

Heads readHeads(const QString& record)
{
    Heads heads;
    QFile file(headsFileOf(record));
    if (!file.open(QIODevice::ReadOnly))
        return heads;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break;
        if (std::optional<Head> head = headOf(line.chopped(1)))
            heads.list.append(std::move(*head));
        else
            ++heads.unreadable;
    }
    return heads;
}

std::optional<Head> lastHead(const QString& record)
{
    QFile file(headsFileOf(record));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    file.seek(qMax(qint64(0), file.size() - 4 * kLongestLine));
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeLast(); // what follows the last line's end: nothing, or a torn line
    for (auto line = lines.crbegin(); line != lines.crend(); ++line)
        if (std::optional<Head> head = headOf(*line))
            return head;
    return std::nullopt;
}

bool HeadsFile::add(Sequence sequence, Instant time, const QByteArray& hash)
{
    const Head head{sequence, time, hash, m_key.publicPart()};
    const QByteArray line = QByteArray::number(sequence) + ' ' + QByteArray::number(time.ms) + ' ' + hash.toHex() + ' '
        + head.key.toHex() + ' ' + m_key.sign(signedText(head)).toHex() + '\n';
    const bool isNew = !QFile::exists(m_file);
    const int handle = ::open(QFile::encodeName(m_file).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (handle < 0)
        return false;
    const qint64 at = endOfLines(handle);
    QD_FAIL("heads.before_line");
    const bool written = ::ftruncate(handle, at) == 0 && ::pwrite(handle, line.constData(), size_t(line.size()), at) == line.size()
        && ::fdatasync(handle) == 0;
    if (!written) // a torn line that stays is left out when heads are read, and cut off by the next
        [[maybe_unused]] const int undone = ::ftruncate(handle, at);
    ::close(handle);
    QD_FAIL("heads.after_line");
    return written && (!isNew || syncFolderOf(m_file));
}

} // namespace qd
