#pragma once

#include "core/base/Describe.h"

namespace qd::agents {

/// What a tool does, in our eyes; what its server says of it is a suggestion.
enum class ToolEffect {
    Acts,  ///< it may change something, here or elsewhere
    Reads, ///< it changes nothing
    Off,   ///< nobody uses it
};

} // namespace qd::agents

namespace qd {
template <> struct EnumWords<agents::ToolEffect> {
    static constexpr std::array words{"acts", "reads", "off"};
};
} // namespace qd

namespace qd::agents {

/// A server of tools as a person names it, in <home>/tools/<id>.json. See README.md of this folder for the format.
struct ToolServerFile {
    int v = 1;
    QString id;            ///< a slug of at most 24 characters, and the name of the file
    QString title;
    QString command;       ///< an absolute path; or empty, and `url` says where
    QStringList arguments;
    QString url;
    QString key;           ///< the name of the key that `url` is shown; empty: none
    QString keyHeader = QStringLiteral("Authorization");
    QString keyPrefix = QStringLiteral("Bearer ");
    bool listens = false;  ///< of an url: a connection is kept open for what the server says unasked
    QMap<QString, ToolEffect> tools; ///< by the server's own names; the others act
    int seconds = 60;      ///< longest time for one call
    qint64 mostBytes = 256 * 1024; ///< of the text of one answer
    qint64 price = 0;      ///< of one call, in micro-dollars; 0: it is free
    QStringList roots;     ///< absolute paths of folders that the server may know

    template <class V> void fields(V& v_)
    {
        v_("v", v);
        v_("id", id);
        v_("title", title);
        v_("command", command);
        v_("arguments", arguments);
        v_("url", url);
        v_("key", key);
        v_("key_header", keyHeader);
        v_("key_prefix", keyPrefix);
        v_("listens", listens);
        v_("tools", tools);
        v_("seconds", seconds);
        v_("most_bytes", mostBytes);
        v_("price_micro_usd", price);
        v_("roots", roots);
    }

    /// The command as a shell would have to be given it, or the address: exactly what will be started or asked.
    QString shown() const;
    /// SHA-256 over what is started or asked, what it is shown and told: when it changes, the server waits for the person again.
    QByteArray way() const;
};

/// Reads such a file strictly. Error::Parse with the place in it and what would be right.
Result<ToolServerFile> readToolServer(const QByteArray& bytes, const QString& fileName);

} // namespace qd::agents
