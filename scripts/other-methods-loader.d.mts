export default function addOtherMethods(source: string): string;
