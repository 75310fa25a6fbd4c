#pragma once

#include "core/base/Describe.h"
#include "core/model/Label.h"

namespace qd::agents {

enum class ConnectorKind {
    Webhook,
    Git,
    WordPress,
    SendGrid,
    Mandrill,
    Twilio,
    CalDav,
    X,
    Lob,
    HubSpot,
    Smtp,
    Resend,
    Brevo,
    Mailgun,
    Mailchimp,
    WooCommerce,
    Slack,
    Facebook,
    Instagram,
    Salesforce,
    TikTok,
    LinkedIn,
    SearchConsole,
    Analytics,
    BusinessProfile,
    MetaAds,
    GoogleAds,
};

} // namespace qd::agents

namespace qd {
template <> struct EnumWords<agents::ConnectorKind> {
    static constexpr std::array words{
        "webhook",
        "git",
        "wordpress",
        "sendgrid",
        "mandrill",
        "twilio",
        "caldav",
        "x",
        "lob",
        "hubspot",
        "smtp",
        "resend",
        "brevo",
        "mailgun",
        "mailchimp",
        "woocommerce",
        "slack",
        "facebook",
        "instagram",
        "salesforce",
        "tiktok",
        "linkedin",
        "search-console",
        "analytics",
        "business-profile",
        "meta-ads",
        "google-ads",
    };
};
} // namespace qd

namespace qd::agents {

/// Of LinkedIn's interface, as this program was written for it; each is taken for about a year.
constexpr const char* kLinkedInVersion = "202605";

/// A way out of the house as a person sets it up, in <home>/connectors/<id>.json. See README.md of this folder for the format.
struct ConnectorFile {
    int v = 1;
    QString id;    ///< a slug, and the name of the file; what effects name as their connector
    ConnectorKind kind = ConnectorKind::Webhook;
    QString title;
    bool isOn = true;
    QStringList organisations; ///< whose it is: an organisation that comes from elsewhere finds no account of hers by its name
    QString url;       ///< of the hook; of the repository; of the site; of the calendar
    QString key;       ///< the name of the key that it signs with, or that lets us in; empty: none
    Confidentiality clearance = Confidentiality::Internal; ///< what may be sent there at most
    int remembersHours = 0;    ///< so long the receiver counts each event once; 0: she does not say that it does

    QString branch{};  ///< Git
    QString path{};    ///< Git: the folder in the repository that everything goes into; empty: its root
    QString author{};  ///< "Name <address>": Git: empty: this program; CalDAV: who invites, where there are guests
    QString user{};    ///< WordPress, CalDAV, Smtp: whose password the key is. Twilio: the SID of the key, "SK…"; empty: the key is the account's own. X, TikTok: the account, without '@'. WooCommerce: the consumer key, "ck_…"
    QString from{};    ///< mail: "Name <address>"; Twilio: a number, a short code, a name, or the SID of a messaging service
    QString account{}; ///< Twilio: its SID, "AC…"; Mailgun: the domain; Mailchimp: the id of the audience. Facebook: the number of the page. Instagram: the number of the account. LinkedIn: whose posts, "urn:li:organization:…" or "urn:li:person:…". Search Console: the property, "sc-domain:…" or its address. Analytics: the property's number. BusinessProfile: "accounts/…/locations/…". MetaAds: the number of the ad account. GoogleAds: that of the customer, ten digits
    int unsubscribeGroup = 0; ///< SendGrid: the group of the account's that people leave; 0: its list of all mail
    qint64 priceMicroUsd = 0; ///< the most that one of what is paid costs (an e-mail, a part of an SMS; of ads one unit of the account's currency); 0: nobody has said
    QString sender{};  ///< Lob: the number of the sender's address there, "adr_…"
    QString useType{}; ///< Lob: "marketing" or "operational"
    int letterCents = 0; ///< Lob: what a letter of one page costs, in cents of a US dollar; 0: nobody has said
    int pageCents = 0;   ///< Lob: each further page
    QStringList reads{}; ///< HubSpot, Salesforce: fields of people here that may be given to it
    QString replyTo{}; ///< Smtp: the address that answers go to; empty: `from`
    QString unsubscribe{}; ///< Smtp, Resend, Brevo, Mailgun: https or mailto by which readers leave; "{key}" in it becomes that of their message; empty: none
    QString channel{};   ///< Slack: the id of the channel, "C…" or "G…"
    QString match{};     ///< Salesforce: the field of contacts there, an external id, that holds their e-mail addresses ("Press_Mail__c")
    QString privacy{};   ///< TikTok: who may see what is posted: "public", "friends", "followers", "self"

    QString clientId{};     ///< of kinds that one signs in to: the app's id there; empty: the key is a token that she got elsewhere
    QString clientSecret{}; ///< LinkedIn, Google, TikTok, Salesforce: the name of the key that is the app's secret; empty: it has none
    int signInPort = 0;     ///< that the browser comes back to; 0: any
    QString apiVersion{};   ///< LinkedIn: "YYYYMM"; empty: kLinkedInVersion
    QString manager{};      ///< GoogleAds: the number of the manager's account by which the customer is reached; empty: it is reached itself
    QString developerKey{}; ///< GoogleAds: the name of the key that is the developer token

    /// Whether what it names is on this machine, and needs no network.
    bool isOnThisMachine() const;
    /// Whether that can be nobody but a mock of the service that its kind is.
    bool isMock() const { return isOnThisMachine() && !shippedAddress(kind).isEmpty(); }
    /// Whether nothing is ever sent there: it is only read.
    bool isReader() const { return kind == ConnectorKind::SearchConsole || kind == ConnectorKind::Analytics; }
    /// Whether one may sign in to a kind, so that its key need not be typed.
    static bool canSignIn(ConnectorKind kind);
    /// Whether it reaches people by their names and addresses, which are personal.
    bool isForPeople() const;
    /// Where a service of that kind is; empty: everybody has an own.
    static QString shippedAddress(ConnectorKind kind);

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
        v_("from", from);
        v_("account", account);
        v_("unsubscribe_group", unsubscribeGroup);
        v_("price_micro_usd", priceMicroUsd);
        v_("sender", sender);
        v_("use_type", useType);
        v_("letter_cents", letterCents);
        v_("page_cents", pageCents);
        v_("reads", reads);
        v_("reply_to", replyTo);
        v_("unsubscribe", unsubscribe);
        v_("channel", channel);
        v_("match", match);
        v_("privacy", privacy);
        v_("client_id", clientId);
        v_("client_secret", clientSecret);
        v_("sign_in_port", signInPort);
        v_("api_version", apiVersion);
        v_("manager", manager);
        v_("developer_key", developerKey);
    }
};

/// Reads such a file strictly. Error::Parse with the place in it and what would be right.
Result<ConnectorFile> readConnector(const QByteArray& bytes, const QString& fileName);

} // namespace qd::agents
