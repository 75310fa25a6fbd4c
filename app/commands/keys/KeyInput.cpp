#include "app/commands/keys/KeyInput.h"

#include <QString>

#include <sodium/utils.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace qd::app {

namespace {

constexpr char kCancel = 3; // Ctrl+C

/// The terminal shows nothing of what is typed while this lives (termios(3)). Ctrl+C ends the line instead of the process, which
/// would leave the terminal like that.
class Unseen {
public:
    Unseen()
    {
        if (tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios unseen = m_before;
        unseen.c_lflag &= ~tcflag_t(ECHO | ISIG);
        unseen.c_lflag |= ICANON;
        unseen.c_cc[VEOL] = kCancel;
        m_isSet = tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0;
    }
    ~Unseen()
    {
        if (m_isSet)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(Unseen)
    bool isSet() const { return m_isSet; }

private:
    termios m_before{};
    bool m_isSet = false;
};

/// What came in, on the stack and nowhere else; wiped at the end.
class Typed {
public:
    ~Typed() { sodium_memzero(m_bytes.data(), m_bytes.size()); }
    Typed() = default;
    Q_DISABLE_COPY_MOVE(Typed)

    /// To the end of the line, or of the input. The buffers of stdio would keep a copy.
    void read(bool line)
    {
        while (m_size < m_bytes.size()) {
            const ssize_t got = ::read(STDIN_FILENO, m_bytes.data() + m_size, m_bytes.size() - m_size);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return;
            m_size += size_t(got);
            if (line)
                return;
        }
    }
    bool isCancelled() const { return m_size > 0 && m_bytes[m_size - 1] == kCancel; }
    /// Without what surrounds it.
    QByteArrayView of(agents::KeyKind kind) const
    {
        QByteArrayView all(m_bytes.data(), qsizetype(m_size));
        if (kind == agents::KeyKind::Key)
            return all.trimmed();
        for (const char end : {'\n', '\r'})
            if (all.endsWith(end))
                all.chop(1);
        return all;
    }

private:
    std::array<char, 16 * 1024> m_bytes{};
    size_t m_size = 0;
};

} // namespace

Result<std::shared_ptr<const agents::Secret>> readKey(const QString& prompt, agents::KeyKind kind)
{
    Typed typed;
    if (isatty(STDIN_FILENO)) {
        const Unseen unseen;
        if (!unseen.isSet())
            return Error{Error::Parse, QStringLiteral("this terminal cannot be kept from showing what is typed"), QStringLiteral("standard input"), QStringLiteral("a pipe, such as: wl-paste | quarterdeck keys set NAME")};
        std::fprintf(stderr, "%s", qUtf8Printable(prompt));
        typed.read(true);
        std::fprintf(stderr, "\n");
        if (typed.isCancelled())
            return Error{Error::Cancelled, QStringLiteral("no key was given"), {}, {}};
    } else {
        typed.read(false);
    }
    if (const Result<Done> right = agents::checkSecret(typed.of(kind), kind); !right)
        return right.error();
    std::shared_ptr<const agents::Secret> secret = agents::Secret::of(typed.of(kind));
    if (!secret)
        return Error{Error::Internal, QStringLiteral("no memory could be locked for the key"), QStringLiteral("ulimit -l"), QStringLiteral("a limit of 64 or more")};
    return secret;
}

} // namespace qd::app
