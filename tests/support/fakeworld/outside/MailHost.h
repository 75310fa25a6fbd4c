#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QTcpServer>

namespace fakeworld {

/// A mail server (RFC 5321) on a port of its own: takes every message of who has logged in (AUTH PLAIN, RFC 4616) as kUser, and keeps it as it came,
/// with its dots unstuffed (4.5.2). Whom it says no to begins with "nobody". What it has said 250 to, or would have, it holds.
/// One rule at a time makes it misbehave: {"at": "greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "body" or "dot", "do": "cut", "code" (with "code"), "hang" or,
/// at the dot, "lose" (cut, and the message is not kept) or "cut" (it is), "on": N (the Nth time; else the first), "times": N (else 1)}. One with "from" (an
/// address) is for what comes from there alone, beside the others.
class MailHost {
public:
    static constexpr const char* kUser = "press@mail.example";
    static constexpr const char* kPassword = "right-password-of-mail";

    /// {"port", "mails": [{"from", "to", "data" (base64)}], "talks", "unfinished"}: "unfinished" are messages that began and were not kept.
    QJsonObject told();
    void misbehave(const QJsonObject& rule);

private:
    struct Talk;
    struct Rule {
        QJsonObject said{};
        int visits = 0; ///< of its place
    };
    void listen();
    void accept();
    void hear(Talk& talk);
    void command(Talk& talk, const QByteArray& line);
    void ended(Talk& talk, const QByteArray& data);
    /// @returns whether the rule took it.
    bool isTrouble(Talk& talk, const QString& at);
    static void say(Talk& talk, const QByteArray& line);

    QTcpServer m_server;
    Rule& ruleFor(const Talk& talk);

    Rule m_rule;
    QMap<QByteArray, Rule> m_rulesFrom; ///< by address
    QJsonArray m_mails;
    int m_talks = 0;
    int m_unfinished = 0;
};

} // namespace fakeworld
