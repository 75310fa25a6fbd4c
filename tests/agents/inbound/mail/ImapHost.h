#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>

#include <atomic>
#include <thread>

namespace qd::test {

/// A mail server of a test (RFC 9051), on a thread and a port of its own: one mailbox, one dialogue after the other, in clear.
class ImapHost {
public:
    ImapHost();
    ~ImapHost();

    QString url() const { return QStringLiteral("imap://127.0.0.1:%1").arg(m_port); }
    /// Lies there from now on; numbers go up.
    void put(const QByteArray& mail);
    void number(quint32 validity) { m_validity = validity; }
    /// From now on it closes where it is asked that, says nothing, or says it in its own way: a verb and "cut", "hang" or an answer without its tag.
    void answers(const QByteArray& verb, const QByteArray& what);
    /// What it was asked, without tags.
    QByteArrayList asked() const;

private:
    void serve();
    void talk(int socket);
    bool answer(int socket, const QByteArray& tag, const QByteArray& words);

    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_isOver = false;
    std::atomic<quint32> m_validity = 7;
    mutable QMutex m_lock;
    QList<QByteArray> m_mails;
    QByteArrayList m_asked;
    QByteArray m_verb, m_what;
    std::thread m_thread;
};

/// One of ours, as it lies in a mailbox: the answer to a mail of that name.
QByteArray answerTo(const QByteArray& messageId, const QByteArray& from, const QByteArray& text, const QByteArray& more = {});

} // namespace qd::test
