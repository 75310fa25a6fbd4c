#include "ui/widgets/settings/people/ConsentPick.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace qd::ui {

namespace {

enum Said { Nothing, Yes, No };

} // namespace

QString channelWords(const QString& channel)
{
    if (channel == QLatin1String("e-mail"))
        return ConsentPick::tr("e-mail");
    if (channel == QLatin1String("sms"))
        return ConsentPick::tr("SMS");
    return channel == QLatin1String("letter") ? ConsentPick::tr("letter") : channel;
}

ConsentPick::ConsentPick(const QString& channel, const QString& name, QWidget* parent) : QWidget(parent), m_channel(channel), m_said(new FilterBox(this)), m_purposes(new QLineEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    m_said->setObjectName(name);
    m_said->setAccessibleName(tr("What they say to: %1").arg(channelWords(channel)));
    for (const QString& words : {tr("They said nothing"), tr("They agreed"), tr("They said no")})
        m_said->addItem(words);
    m_purposes->setObjectName(name + QStringLiteral(".purposes"));
    m_purposes->setAccessibleName(tr("For what, by %1").arg(channelWords(channel)));
    m_purposes->setPlaceholderText(tr("for anything; or newsletter, offers"));
    row->addWidget(m_said);
    row->addWidget(m_purposes, 1);
    connect(m_said, &QComboBox::currentIndexChanged, this, [this](int said) {
        m_purposes->setVisible(said != Nothing);
        emit changed();
    });
    m_purposes->hide();
}

void ConsentPick::clear()
{
    m_said->setCurrentIndex(Nothing);
    m_purposes->clear();
}

QString ConsentPick::said() const
{
    static const QRegularExpression kBetween(QStringLiteral("[,;\\s]+"));
    QStringList all;
    for (const QString& purpose : m_purposes->text().split(kBetween, Qt::SkipEmptyParts))
        all.append(m_channel + u'/' + purpose.toLower());
    return all.isEmpty() ? m_channel : all.join(u' ');
}

QString ConsentPick::saidYes() const
{
    return m_said->currentIndex() == Yes ? said() : QString();
}

QString ConsentPick::saidNo() const
{
    return m_said->currentIndex() == No ? said() : QString();
}

} // namespace qd::ui
