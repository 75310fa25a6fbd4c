#include "ui/widgets/settings/KeyField.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTest>

#include <array>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace qd::test {

namespace {

constexpr char kMask = 0x5a;
constexpr std::size_t kLength = 24;
constexpr qint64 kLargest = qint64(1) << 30; ///< a larger range is none that a program has filled: the shadow of a sanitizer

/// A key that stands nowhere as it is typed, so that whatever is found of it is not ours.
consteval std::array<char, kLength> hidden()
{
    std::array<char, kLength> all{};
    constexpr char kPlain[] = "Qz7-Lantern_Tide+Keel=94";
    for (std::size_t i = 0; i < kLength; ++i)
        all[i] = char(kPlain[i] ^ kMask);
    return all;
}
constexpr std::array<char, kLength> kHidden = hidden();

char letter(std::size_t at)
{
    return char(kHidden[at] ^ kMask);
}

/// Whether `length` letters from `from` on stand there, each `step` bytes wide.
bool stands(const char* at, std::size_t from, std::size_t length, std::size_t step)
{
    for (std::size_t i = 0; i < length; ++i)
        if (at[i * step] != letter(from + i) || (step == 2 && at[i * step + 1] != 0))
            return false;
    return true;
}

/// How often eight letters of the key stand in `bytes`, as Latin-1 and as UTF-16.
int hits(const QByteArray& bytes)
{
    constexpr std::size_t kPiece = 8;
    int found = 0;
    for (const std::size_t from : {std::size_t(0), std::size_t(8), std::size_t(16)})
        for (const std::size_t step : {std::size_t(1), std::size_t(2)})
            for (const char* at = bytes.begin(); (at = static_cast<const char*>(std::memchr(at, letter(from), std::size_t(bytes.end() - at)))); ++at)
                found += bytes.end() - at >= qptrdiff(kPiece * step) && stands(at, from, kPiece, step);
    return found;
}

/// The same in everything that this process can write to (proc(5), "maps" and "mem").
int hitsInMemory()
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    EXPECT_TRUE(maps.open(QFile::ReadOnly));
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    EXPECT_GE(memory, 0);
    int found = 0;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QByteArrayList parts = line.simplified().split(' ');
        if (parts.size() < 2 || !parts[1].startsWith("rw") || line.endsWith("[vvar]"))
            continue;
        const qint64 begin = parts[0].split('-').first().toLongLong(nullptr, 16);
        const qint64 size = parts[0].split('-').last().toLongLong(nullptr, 16) - begin;
        if (size > kLargest)
            continue;
        QByteArray bytes(size, Qt::Uninitialized);
        const ssize_t got = ::pread(memory, bytes.data(), std::size_t(size), begin);
        bytes.truncate(qMax(ssize_t(0), got));
        found += hits(bytes);
        explicit_bzero(bytes.data(), std::size_t(bytes.size()));
    }
    ::close(memory);
    return found;
}

void type(QWidget& field)
{
    for (std::size_t i = 0; i < kLength; ++i)
        QTest::keyClick(&field, letter(i));
}

} // namespace

TEST(KeyMemory, HoldsNothingOfAKeyThatWasTypedAndGivenAway)
{
    ui::KeyField field;
    field.show();
    ASSERT_EQ(hitsInMemory(), 0) << "something else holds it";
    type(field);
    ASSERT_EQ(field.length(), qsizetype(kLength));
    EXPECT_EQ(hitsInMemory(), 3) << "in one place, in Latin-1, three pieces of eight";
    std::unique_ptr<ui::TypedKey> key = field.take();
    EXPECT_EQ(hitsInMemory(), 3) << "given away, not copied";
    key.reset();
    EXPECT_EQ(hitsInMemory(), 0);
}

TEST(KeyMemory, AFieldOfQtWouldLeaveIt)
{
    QLineEdit field;
    field.setEchoMode(QLineEdit::Password);
    field.show();
    type(field);
    EXPECT_GE(hitsInMemory(), 3) << "else the hunt above finds nothing either";
    QString text = field.text();
    field.clear();
    text.fill(u'x');
}

} // namespace qd::test
