#pragma once

#include "core/base/Describe.h"
#include "core/model/Label.h"

namespace qd::agents {

enum class ConnectorKind { Webhook, Git, WordPress };

} // namespace qd::agents

namespace qd {
template <> struct EnumWords<agents::ConnectorKind> {
    static constexpr std::array words{"webhook", "git", "wordpress"};
};
} // namespace qd

namespace qd::agents {

/// A way out of the house as a person sets it up, in <home>/connectors/<id>.json. See README.md of this folder for the format.
struct ConnectorFile {
    int v = 1;
    QString id;    ///< a slug, and the name of the file; what effects name as their connector
    ConnectorKind kind = ConnectorKind::Webhook;
    QString title;
    bool isOn = true;
    QStringList organisations; ///< whose it is: an organisation that comes from elsewhere finds no account of hers by its name
    QString url;       ///< of the hook; of the repository; of the site
    QString key;       ///< the name of the key that it signs with, or that lets us in; empty: none
    Confidentiality clearance = Confidentiality::Internal; ///< what may be sent there at most
    int remembersHours = 0;    ///< so long the receiver counts each event once; 0: she does not say that it does

    QString branch{};  ///< Git
    QString path{};    ///< Git: the folder in the repository that everything goes into; empty: its root
    QString author{};  ///< Git: "Name <address>"; empty: this program
    QString user{};    ///< WordPress: whose password the key is

    /// Whether what it names is on this machine, and needs no network.
    bool isOnThisMachine() const;

    template <class V> void fields(V& v_)
    {
        v_("v", v);
        v_("id", id);
        v_("kind", kind);
        v_("title", title);
        v_("on", isOn);
        v_("organisations", organisations);
        v_("url", url);
        v_("key", key);
        v_("clearance", clearance);
        v_("remembers_hours", remembersHours);
        v_("branch", branch);
        v_("path", path);
        v_("author", author);
        v_("user", user);
    }
};

/// Reads such a file strictly. Error::Parse with the place in it and what would be right.
Result<ConnectorFile> readConnector(const QByteArray& bytes, const QString& fileName);

} // namespace qd::agents
