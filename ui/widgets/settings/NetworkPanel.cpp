#include "ui/widgets/settings/NetworkPanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QDateTime>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace qd::ui {

NetworkPanel::NetworkPanel(Connections* connections, QWidget* parent)
    : Panel(tr("Network"), parent), m_connections(connections), m_network(new Sentence(Saying::Plain, this)), m_proxy(new Sentence(Saying::Plain, this)),
      m_authority(new Sentence(Saying::Plain, this)),
      m_choose(smallButton(tr("Choose file …"), QStringLiteral("settings.ca.choose"), tr("Choose a certificate of your own authority"), this)),
      m_clear(smallButton(tr("Take back"), QStringLiteral("settings.ca.clear"), tr("Trust only the system's authorities"), this)), m_note(new Sentence(Saying::Muted, this))
{
    setObjectName(QStringLiteral("settings.network"));
    build();
    connect(m_choose, &QPushButton::clicked, this, &NetworkPanel::chooseFile);
    connect(m_clear, &QPushButton::clicked, this, [this] { trust({}); });
}

void NetworkPanel::build()
{
    auto* body = new QWidget(this);
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(kPad, kGap, kPad, kGap);
    grid->setHorizontalSpacing(2 * kGap);
    grid->setVerticalSpacing(kGap);
    grid->setColumnStretch(1, 1);
    const std::pair<QString, Sentence*> rows[] = {{tr("State"), m_network}, {tr("Proxy"), m_proxy}, {tr("Certificates"), m_authority}};
    int row = 0;
    for (const auto& [title, words] : rows) {
        auto* heading = new QLabel(title, body);
        heading->setProperty("role", QStringLiteral("muted"));
        grid->addWidget(heading, row, 0, Qt::AlignTop);
        grid->addWidget(words, row++, 1);
    }
    m_network->setObjectName(QStringLiteral("settings.network.state"));
    m_proxy->setObjectName(QStringLiteral("settings.network.proxy"));
    m_authority->setObjectName(QStringLiteral("settings.ca"));
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    line->addWidget(m_choose);
    line->addWidget(m_clear);
    line->addStretch(1);
    grid->addLayout(line, row++, 1);
    m_note->setObjectName(QStringLiteral("settings.ca.note"));
    m_note->hide();
    grid->addWidget(m_note, row, 1);
    m_clear->hide();
    setNetwork({});
    setBody(body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void NetworkPanel::setNetwork(const QString& sentence)
{
    m_network->say(sentence.isEmpty() ? tr("Nobody has looked yet.") : sentence);
}

QString NetworkPanel::authoritySentence(const AuthorityLine& authority) const
{
    if (!authority.trouble.isEmpty())
        return tr("Nothing goes out by https: %1.").arg(authority.trouble);
    const QString names = authority.names.mid(0, 3).join(QStringLiteral(", "));
    const QString until = QLocale().toString(authority.expires.toLocalTime().date(), QLocale::LongFormat);
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(authority.expires);
    if (days < 0)
        return tr("%1. One of its certificates expired on %2.").arg(names, until);
    return days < 30 ? tr("%1. It expires soon: on %2.").arg(names, until) : tr("%1. Valid until %2.").arg(names, until);
}

void NetworkPanel::display(const Connected& connected)
{
    m_proxy->say(connected.proxy.isEmpty() ? tr("None: the system's settings name no proxy for the outside.") : tr("%1, as the system's settings say.").arg(connected.proxy));
    const bool isBad = connected.authority && (!connected.authority->trouble.isEmpty() || connected.authority->expires < QDateTime::currentDateTimeUtc());
    m_authority->say(connected.authority ? authoritySentence(*connected.authority)
                                         : tr("Those that this system trusts. Where a company's proxy has an authority of its own, choose its certificate."),
                     isBad ? Saying::Bad : Saying::Plain);
    m_clear->setVisible(connected.authority.has_value());
}

void NetworkPanel::setReadOnly(const QString& why)
{
    for (QPushButton* button : {m_choose, m_clear}) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
}

void NetworkPanel::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("A certificate of your own authority"), {}, tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &NetworkPanel::trust);
    dialog->open();
}

void NetworkPanel::trust(const QString& file)
{
    m_connections->trust(file, this, [this, file](const Result<Done>& done) {
        if (done) {
            m_note->say(file.isEmpty() ? tr("From now on only those that this system trusts are trusted.")
                                       : tr("It is trusted from now on, also by what is at work. A copy of the file is kept in the home."),
                        Saying::Good);
        } else {
            const ErrorSentence wrong = sentenceOf(done.error());
            m_note->say(wrong.wayOut.isEmpty() ? wrong.what : tr("%1 Right would be: %2.").arg(wrong.what, wrong.wayOut), Saying::Bad);
        }
        emit changed();
    });
}

} // namespace qd::ui
