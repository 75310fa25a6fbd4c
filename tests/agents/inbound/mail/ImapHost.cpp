#include "tests/agents/inbound/mail/ImapHost.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace qd::test {

namespace {

void say(int socket, const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t sent = ::send(socket, bytes.constData() + at, size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        at += sent;
    }
}

} // namespace

ImapHost::ImapHost()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 4) != 0 || ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        qFatal("no port for a mail server");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

ImapHost::~ImapHost()
{
    m_isOver = true;
    m_thread.join();
    ::close(m_listener);
}

void ImapHost::put(const QByteArray& mail)
{
    const QMutexLocker held(&m_lock);
    m_mails.append(mail);
}

void ImapHost::answers(const QByteArray& verb, const QByteArray& what)
{
    const QMutexLocker held(&m_lock);
    m_verb = verb;
    m_what = what;
}

QByteArrayList ImapHost::asked() const
{
    const QMutexLocker held(&m_lock);
    return m_asked;
}

void ImapHost::serve()
{
    while (!m_isOver) {
        pollfd one{m_listener, POLLIN, 0};
        if (::poll(&one, 1, 20) <= 0)
            continue;
        const int socket = ::accept(m_listener, nullptr, nullptr);
        if (socket < 0)
            continue;
        talk(socket);
        ::close(socket);
    }
}

void ImapHost::talk(int socket)
{
    say(socket, "* OK ready\r\n");
    QByteArray bytes;
    while (!m_isOver) {
        pollfd one{socket, POLLIN, 0};
        if (::poll(&one, 1, 20) <= 0)
            continue;
        char room[4096];
        const ssize_t came = ::recv(socket, room, sizeof room, 0);
        if (came <= 0)
            return;
        bytes.append(room, came);
        for (qsizetype end = bytes.indexOf("\r\n"); end >= 0; end = bytes.indexOf("\r\n")) {
            const QByteArray line = bytes.left(end);
            bytes.remove(0, end + 2);
            const qsizetype blank = line.indexOf(' ');
            if (!answer(socket, line.left(blank), line.mid(blank + 1)))
                return;
        }
    }
}

/// @returns false once it hangs up.
bool ImapHost::answer(int socket, const QByteArray& tag, const QByteArray& words)
{
    QList<QByteArray> mails;
    {
        const QMutexLocker held(&m_lock);
        m_asked.append(words);
        mails = m_mails;
        if (!m_verb.isEmpty() && words.startsWith(m_verb)) {
            if (m_what == "cut")
                return false;
            if (m_what != "hang")
                say(socket, m_what + tag + " OK\r\n");
            return true;
        }
    }
    if (words.startsWith("CAPABILITY"))
        say(socket, "* CAPABILITY IMAP4rev1\r\n");
    if (words.startsWith("LOGIN") && !words.contains("right-password"))
        return say(socket, tag + " NO [AUTHENTICATIONFAILED] that is not it\r\n"), true;
    if (words.startsWith("EXAMINE"))
        say(socket, "* " + QByteArray::number(mails.size()) + " EXISTS\r\n* OK [UIDVALIDITY " + QByteArray::number(m_validity.load()) + "] so they stay\r\n");
    if (words.startsWith("UID SEARCH")) {
        const quint32 from = words.contains("UID SEARCH UID ") ? words.mid(15).split(':').first().toUInt() : 1;
        QByteArray found = "* SEARCH";
        for (quint32 uid = 1; uid <= quint32(mails.size()); ++uid)
            if (uid >= from || uid == quint32(mails.size())) // "n:*" names the last one, too
                found += ' ' + QByteArray::number(uid);
        say(socket, found + "\r\n");
    }
    if (words.startsWith("UID FETCH ")) {
        const quint32 uid = words.mid(10).split(' ').first().toUInt();
        const QByteArray mail = mails.value(qsizetype(uid) - 1);
        if (!mail.isEmpty())
            say(socket, "* " + QByteArray::number(uid) + " FETCH (UID " + QByteArray::number(uid) + " BODY[]<0> {" + QByteArray::number(mail.size()) + "}\r\n" + mail + ")\r\n");
    }
    if (words.startsWith("LOGOUT"))
        say(socket, "* BYE\r\n");
    say(socket, tag + " OK done\r\n");
    return !words.startsWith("LOGOUT");
}

QByteArray answerTo(const QByteArray& messageId, const QByteArray& from, const QByteArray& text, const QByteArray& more)
{
    return "From: " + from + "\r\nTo: Press <press@harborandpine.example>\r\nSubject: Re: Three things to count\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n" + more
        + "In-Reply-To: <" + messageId + ">\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
}

} // namespace qd::test
