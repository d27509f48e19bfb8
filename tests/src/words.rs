//! Words for generated maps in Latin, Chinese and Arabic script.

use crate::chance::Chance;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Chinese,
    Arabic,
    /// Words of all scripts and emoji in one text.
    Mixed,
}

const LATIN: &[&str] = &[
    "order",
    "the",
    "engineer",
    "visit",
    "a",
    "missed",
    "appointment",
    "bill",
    "at",
    "first",
    "router",
    "compares",
    "Öffnungszeiten",
    "identity",
    "check",
    "of",
    "Kundenzufriedenheitsbefragung",
    "online",
    "reminder",
    "e-mail",
    "£24",
    "(2 days)",
    "confirmation",
    "waits",
    "for",
    "help",
    "Ηλεκτρονικά",
    "письмо",
];

const CHINESE: &[&str] = &[
    "预约",
    "工程师",
    "上门",
    "安装",
    "路由器",
    "账单",
    "第一次",
    "看不懂",
    "等待",
    "三天",
    "确认",
    "邮件",
    "在线",
    "比较套餐",
    "客服",
    "电话",
    "地址",
    "找不到",
    "开通",
    "慢",
];

const ARABIC: &[&str] = &[
    "طلب",
    "الزيارة",
    "المهندس",
    "الفاتورة",
    "الأولى",
    "موعد",
    "انتظار",
    "تأكيد",
    "الهوية",
    "البريد",
    "عبر",
    "الإنترنت",
    "مقارنة",
    "الباقات",
    "خدمة",
    "العملاء",
    "٢٤",
    "ساعة",
    "جهاز",
    "بطيء",
];

const EMOJI: &[&str] = &["🙂", "📦", "☎️", "👩‍🔧", "⏰"];

pub struct Words {
    lists: Vec<&'static [&'static str]>,
    gap: &'static str,
}

impl Words {
    #[must_use]
    pub fn new(script: Script) -> Self {
        let (lists, gap) = match script {
            Script::Latin => (vec![LATIN], " "),
            Script::Chinese => (vec![CHINESE], ""),
            Script::Arabic => (vec![ARABIC], " "),
            Script::Mixed => (vec![LATIN, CHINESE, ARABIC, EMOJI], " "),
        };
        Self { lists, gap }
    }

    /// So many words, at most 400 characters of them.
    pub fn phrase(&self, chance: &mut Chance, count: usize) -> String {
        let mut phrase = String::new();
        for i in 0..count {
            let list = *chance.pick(&self.lists);
            let word = *chance.pick(list);
            if phrase.chars().count() + word.chars().count() >= 400 {
                break;
            }
            phrase.push_str(if i > 0 { self.gap } else { "" });
            phrase.push_str(word);
        }
        phrase
    }
}
