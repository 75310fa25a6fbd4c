#pragma once

#include "core/base/Describe.h"
#include "core/base/Result.h"

#include <QStringList>

namespace qd::agents {

/// In whose form a webhook is signed and speaks.
enum class HookForm { Standard, GitHub, SendGrid, Mandrill, Twilio, Resend, Mailgun, Brevo, Lob };

} // namespace qd::agents

namespace qd {
template <> struct EnumWords<agents::HookForm> {
    static constexpr std::array words{"standard", "github", "sendgrid", "mandrill", "twilio", "resend", "mailgun", "brevo", "lob"};
};
} // namespace qd

namespace qd::agents {

/// Somebody whose webhooks are taken, at the path /in/<id>.
struct HookSender {
    QString id; ///< a slug
    HookForm form = HookForm::Standard;
    QString organisation; ///< on whose record it comes
    QString connector;    ///< the id of the connector that it speaks about; empty: `id`
    QString key;          ///< name of the secret in the keyring; empty: it signs with a key pair
    QString publicKey;    ///< standard: "whpk_…"; sendgrid: as its settings show it
    QString address;      ///< mandrill, twilio: the address that they send to, as they know it, which they sign as well
    int seconds = 300;    ///< so far its time may be off, where it signs one
    bool isOn = true;

    /// What its key is kept for (KeyShelf): it is shown to nobody.
    QString keyAddress() const { return QStringLiteral("hook-in://") + id; }
    template <class V> void fields(V& v)
    {
        v("id", id);
        v("form", form);
        v("organisation", organisation);
        v("connector", connector);
        v("key", key);
        v("public_key", publicKey);
        v("address", address);
        v("seconds", seconds);
        v("on", isOn);
    }
};

/// How webhooks come in, as a person sets it up, in <home>/hooks-in.json. Without the file nothing listens.
struct HooksFile {
    int v = 1;
    bool isOn = false;
    QString listen = QStringLiteral("127.0.0.1"); ///< an address of this machine; "none": the folder alone
    int port = 8797;
    QString folder; ///< an absolute path, where a relay leaves requests as files; empty: none
    QList<HookSender> senders;

    bool listens() const { return listen != QLatin1String("none"); }
    template <class V> void fields(V& v_)
    {
        v_("v", v);
        v_("on", isOn);
        v_("listen", listen);
        v_("port", port);
        v_("folder", folder);
        v_("senders", senders);
    }
};

/// Where it lies.
QString hooksFileOf(const QString& home);
/// Reads such a file strictly. Error::Parse with the place in it and what would be right.
Result<HooksFile> readHooks(const QByteArray& bytes);
/// That of the home; of a home without one nothing is on. Blocks for reading it. Errors as readHooks(). @thread any.
Result<HooksFile> hooksOf(const QString& home);
/// Writes it whole, 0600, after readHooks() took it. Error::Store: it cannot be written.
Result<Done> writeHooks(const QString& home, const HooksFile& file);

} // namespace qd::agents
