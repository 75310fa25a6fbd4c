#include "ui/widgets/settings/LookPanel.h"

#include "ui/widgets/parts/TickBox.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace qd::ui {

LookPanel::LookPanel(QWidget* parent)
    : Panel(tr("Appearance"), parent), m_schemes(new QButtonGroup(this)),
      m_still(new TickBox(tr("Nothing moves: numbers instead of pulses on the chart"), this))
{
    setObjectName(QStringLiteral("settings.look"));
    build();
    connect(m_schemes, &QButtonGroup::buttonClicked, this, [this](const QAbstractButton* button) { emit schemeChosen(button->objectName().section(u'.', -1)); });
    connect(m_still, &QCheckBox::clicked, this, &LookPanel::stillChosen);
}

void LookPanel::build()
{
    auto* body = new QWidget(this);
    auto* column = columnOf(body, {kPad, kGap, kPad, kPad}, kGap);
    const std::pair<QString, QString> names[] = {{QStringLiteral("system"), tr("As the desktop")}, {QStringLiteral("dark"), tr("Dark")}, {QStringLiteral("light"), tr("Light")}};
    for (const auto& [name, title] : names) {
        auto* button = new QRadioButton(title, body);
        button->setObjectName(QStringLiteral("settings.scheme.%1").arg(name));
        m_schemes->addButton(button);
        column->addWidget(button);
    }
    m_still->setObjectName(QStringLiteral("settings.still"));
    column->addSpacing(kHalfGap);
    column->addWidget(m_still);
    setBody(body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LookPanel::display(const QString& scheme, bool still)
{
    for (QAbstractButton* button : m_schemes->buttons())
        button->setChecked(button->objectName().section(u'.', -1) == scheme);
    m_still->setChecked(still);
}

} // namespace qd::ui
