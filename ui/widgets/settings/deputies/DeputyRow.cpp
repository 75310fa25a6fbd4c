#include "ui/widgets/settings/deputies/DeputyRow.h"

#include "core/model/Command.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

QString limitsText(const Deputy& deputy, Instant now)
{
    QStringList kinds;
    for (const ActionKind& kind : deputy.kinds)
        kinds.append(opened(kind.text));
    QStringList limits{kinds.isEmpty() ? DeputyRow::tr("All kinds of action") : kinds.join(QStringLiteral(", "))};
    limits.append(deputy.most ? DeputyRow::tr("up to %1 each").arg(moneyText(*deputy.most)) : DeputyRow::tr("whatever it costs"));
    limits.append(deputy.until ? DeputyRow::tr("until %1").arg(momentText(*deputy.until, now)) : DeputyRow::tr("without an end"));
    return limits.join(QStringLiteral("  ·  "));
}

DeputyRow::DeputyRow(const AgentId& id, QWidget* parent)
    : QWidget(parent), m_id(id), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)), m_remove(smallButton(tr("Remove"), name("remove"), {}, this)),
      m_limits(new Sentence(Saying::Plain, this)), m_key(new Sentence(Saying::Muted, this))
{
    setObjectName(QStringLiteral("settings.deputy.%1").arg(id.text));
    auto* column = columnOf(this);
    column->addLayout(headOf(m_title, m_mark, name("mark"), {m_remove}));
    column->addWidget(m_limits);
    column->addWidget(m_key);
    m_limits->setObjectName(name("limits"));
    connect(m_remove, &QPushButton::clicked, this, [this] {
        SetDeputy gone;
        gone.deputy.id = m_id;
        gone.gone = true;
        emit wanted(gone);
    });
}

void DeputyRow::display(const Deputy& deputy, Instant now)
{
    const bool isOver = deputy.until && *deputy.until <= now;
    m_title->say(deputy.title);
    m_mark->setText(isOver ? tr("Their time is over") : deputy.id == human() ? tr("You, on another machine") : tr("Decides in your place"));
    m_mark->setMark(isOver ? Chip::Mark::Ring : Chip::Mark::Dot, isOver ? tokens().textFaint : tokens().good);
    m_limits->say(limitsText(deputy, now));
    m_key->say(tr("Key %1").arg(QString::fromLatin1(deputy.publicKey.toHex())));
    m_remove->setAccessibleName(tr("Remove %1").arg(deputy.title));
}

void DeputyRow::setReadOnly(const QString& why)
{
    m_remove->setEnabled(why.isEmpty());
    m_remove->setToolTip(why.isEmpty() ? tr("What they sign does not count any more; what they decided stays decided") : why);
}

} // namespace qd::ui
